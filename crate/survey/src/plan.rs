//! What a survey is: which run has which number. It is a value, as a run is, and all that is written follows from it.

use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use xor_playground::Run;
use xor_playground::text::{Setting, Settings};

use crate::map::{Map, MapText};
use crate::record::{FORMAT, Header};
use crate::shard::{Seeds, Shard};

/// How far runs are trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// To the epoch that is asked for.
    End,
    /// There, those that have not learnt are examined.
    Examined,
    /// Until all rows are right.
    UntilRight,
}

impl Depth {
    /// As it is written.
    fn name(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Examined => "examined",
            Self::UntilRight => "until-right",
        }
    }
}

/// A setting, and the values that it shall have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    setting: Setting,
    values: Vec<String>,
}

impl FromStr for Sweep {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (key, values) = text.split_once('=').unwrap_or((text, ""));
        let unfit = [Setting::Seed, Setting::Edits, Setting::Parameters];
        let setting = key.trim().parse().ok().filter(|setting| !unfit.contains(setting));
        let setting = setting.ok_or_else(|| format!("“{key}” is no setting that can be swept"))?;
        let separator = if values.contains(';') { ';' } else { ',' };
        let values: Vec<String> =
            values.split(separator).map(|value| value.trim().to_owned()).collect();
        if values.iter().any(String::is_empty) {
            return Err(format!("it takes values, such as {key}=… , with commas between them"));
        }
        Ok(Self { setting, values })
    }
}

/// A survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    settings: Settings,
    varied: Varied,
    /// How far runs are trained.
    pub depth: Depth,
    /// Whether the outputs are written.
    pub has_outputs: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Varied {
    Seeds(Seeds),
    /// All seeds for each value.
    Sweep {
        setting: Setting,
        values: Vec<(String, Settings)>,
        seeds: Seeds,
    },
    Map(Map),
}

/// One run of a survey.
pub struct Planned<'a> {
    /// The run, and how far it is trained.
    pub settings: Settings,
    /// The value of what is swept.
    pub value: Option<&'a str>,
    /// The seed of its start.
    pub seed: Option<u32>,
    /// Where it is on the map.
    pub place: Option<[f64; 2]>,
}

impl Plan {
    /// The settings from each of these seeds, for each value of what is swept.
    ///
    /// # Errors
    /// What can't be set; and a start that no seed changes.
    pub fn of_seeds(
        mut settings: Settings,
        seeds: Seeds,
        sweep: Option<&Sweep>,
        epochs: Option<&str>,
    ) -> Result<Self> {
        set_epochs(&mut settings, epochs)?;
        // Surveys of one start and another are the same.
        seeded(&settings, 0)
            .map(|base| settings = base)
            .context("The start is given as parameters, which no seed changes")?;
        let varied = match sweep {
            None => Varied::Seeds(seeds),
            Some(Sweep { setting, values }) => {
                let with = |value: &String| {
                    let mut changed = settings.clone();
                    changed.set(*setting, value)?;
                    seeded(&changed, 0).context("No seed changes such a start")?;
                    Ok((changed.text(*setting), changed))
                };
                let values = values.iter().map(with).collect::<Result<Vec<_>>>()?;
                let is_repeated = |at: usize| values[..at].iter().any(|one| one.0 == values[at].0);
                if let Some(at) = (0..values.len()).find(|&at| is_repeated(at)) {
                    bail!("{} is swept over {} twice.", setting.name(), values[at].0);
                }
                Varied::Sweep { setting: *setting, values, seeds }
            }
        };
        Ok(Self { settings, varied, depth: Depth::End, has_outputs: false })
    }

    /// The run at each point of a map, of so many points along each axis at most.
    ///
    /// # Errors
    /// What can't be set, or varied.
    pub fn of_map(
        mut settings: Settings,
        text: &str,
        points: u32,
        epochs: Option<&str>,
    ) -> Result<Self> {
        let text = MapText::read(text)?;
        set_epochs(&mut settings, epochs.or(text.epochs))?;
        let map = Map::of(settings.run(), &text, points)?;
        let plan =
            Self { settings, varied: Varied::Map(map), depth: Depth::End, has_outputs: false };
        // What has no run at a corner is said before anything is trained.
        for corner in [0, plan.count() - 1] {
            plan.get(corner)?;
        }
        Ok(plan)
    }

    /// The same with runs trained so far, and with or without their outputs.
    pub fn trained(self, depth: Depth, has_outputs: bool) -> Self {
        Self { depth, has_outputs, ..self }
    }

    /// How many runs there are.
    pub fn count(&self) -> u64 {
        match &self.varied {
            Varied::Seeds(seeds) => seeds.count(),
            Varied::Sweep { values, seeds, .. } => values.len() as u64 * seeds.count(),
            Varied::Map(map) => map.count(),
        }
    }

    /// The run with this number.
    ///
    /// # Errors
    /// There is none with these numbers.
    pub fn get(&self, index: u64) -> Result<Planned<'_>> {
        match &self.varied {
            Varied::Seeds(seeds) => of_seed(&self.settings, seeds.get(index), None),
            Varied::Sweep { values, seeds, .. } => {
                let number = usize::try_from(index / seeds.count()).unwrap_or(usize::MAX);
                let (value, settings) = values.get(number).context("There is no such run")?;
                of_seed(settings, seeds.get(index % seeds.count()), Some(value))
            }
            Varied::Map(map) => {
                let place @ [x, y] = map.place(index);
                let run = map.run_at(self.settings.run(), place);
                let run = run.with_context(|| format!("No run begins at {x}, {y}"))?;
                let settings = Settings::new(run, self.settings.epochs())?;
                Ok(Planned { settings, value: None, seed: None, place: Some(place) })
            }
        }
    }

    /// The first line of a shard.
    ///
    /// # Errors
    /// It can't be written.
    pub fn header_of(&self, shard: Shard) -> Result<String> {
        let Range { start, end } = shard.range(self.count());
        Ok(serde_json::to_string(&self.header(start, end))?)
    }

    fn header(&self, from: u64, to: u64) -> Header {
        let (seeds, sweep, map) = match &self.varied {
            Varied::Seeds(seeds) => (Some(seeds), None, None),
            Varied::Sweep { setting, values, seeds } => {
                (Some(seeds), Some((setting, values)), None)
            }
            Varied::Map(map) => (None, None, Some(map)),
        };
        Header {
            survey: FORMAT,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            link: self.settings.to_link(),
            epochs: self.settings.epochs(),
            seeds: seeds.map(Seeds::text),
            sweep: sweep.map(|(setting, _)| setting.key().to_owned()),
            values: sweep
                .map(|(_, values)| values.iter().map(|(value, _)| value.clone()).collect()),
            map: map.map(Map::header),
            trained: self.depth.name().to_owned(),
            outputs: self.has_outputs,
            runs: self.count(),
            from,
            to,
        }
    }
}

fn set_epochs(settings: &mut Settings, epochs: Option<&str>) -> Result<()> {
    Ok(epochs.map_or(Ok(()), |epochs| settings.set(Setting::Epochs, epochs))?)
}

fn seeded(settings: &Settings, seed: u32) -> Option<Settings> {
    let run: Run = settings.run().with_seed(seed)?;
    Settings::new(run, settings.epochs()).ok()
}

fn of_seed<'a>(settings: &Settings, seed: u32, value: Option<&'a String>) -> Result<Planned<'a>> {
    let settings = seeded(settings, seed).context("No seed changes such a start")?;
    Ok(Planned { settings, value: value.map(String::as_str), seed: Some(seed), place: None })
}

impl Planned<'_> {
    /// Its value, for a record.
    pub fn value(&self) -> Option<Cow<'_, str>> {
        self.value.map(Cow::Borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(link: &str) -> Settings {
        Settings::from_link(link).0
    }

    fn swept(link: &str, sweep: &str) -> Result<Plan> {
        let sweep = sweep.parse::<Sweep>().map_err(anyhow::Error::msg)?;
        Plan::of_seeds(settings(link), "5..8".parse().unwrap(), Some(&sweep), None)
    }

    fn links(plan: &Plan) -> Vec<String> {
        (0..plan.count()).map(|index| plan.get(index).unwrap().settings.to_link()).collect()
    }

    #[test]
    fn a_sweep_has_all_seeds_for_each_value() {
        let plan = swept("epochs=200", "lr=0.5,2").unwrap();
        assert_eq!(
            links(&plan),
            [0.5, 2.0]
                .iter()
                .flat_map(|rate| (5..8).map(move |seed| format!("seed={seed}&lr={rate}&epochs=200")))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn epochs_and_layers_are_swept_as_well() {
        let plan = swept("", "epochs=100,200").unwrap();
        assert_eq!(plan.get(0).unwrap().settings.epochs(), 100);
        assert_eq!(plan.get(3).unwrap().settings.epochs(), 200);
        let plan = swept("", "hidden=3;8,8").unwrap();
        assert_eq!(links(&plan)[3], "seed=5&hidden=8,8");
    }

    #[test]
    fn the_seed_of_the_link_does_not_count() {
        let of = |link| Plan::of_seeds(settings(link), Seeds::default(), None, None).unwrap();
        assert_eq!(of("seed=11&lr=2"), of("lr=2"));
    }

    #[test]
    fn what_cannot_be_surveyed_is_said() {
        for (link, sweep, words) in [
            ("", "lr=fast", "Learning rate takes"),
            ("", "seed=1,2", "no setting that can be swept"),
            ("", "colour=1", "no setting that can be swept"),
            ("", "lr", "it takes values"),
            ("", "lr=1,,2", "it takes values"),
            ("", "lr=1,1.0", "twice"),
            ("", "momentum=0.5", "Momentum"),
            ("parameters=1,2,3,4,5,6,7,8,9", "lr=1", "no seed changes"),
        ] {
            let problem = swept(link, sweep).unwrap_err();
            assert!(format!("{problem:#}").contains(words), "{sweep}: {problem:#}");
        }
    }

    #[test]
    fn a_map_begins_with_the_parameters_of_the_link() {
        let plan = Plan::of_map(settings("seed=11"), "p0,p2,300", 4, None).unwrap();
        assert_eq!(plan.count(), 16);
        let first = plan.get(0).unwrap();
        assert_eq!((first.place, first.settings.epochs()), (Some([-8.0, -8.0]), 300));
        let (start, other) = (Run::article(11).start(), first.settings.run().start());
        assert_eq!(other.parameters()[..3], [-8.0, start.parameters()[1], -8.0]);
        assert_eq!(other.parameters()[3..], start.parameters()[3..]);
        assert!(Plan::of_map(settings(""), "p0,p2,0", 4, None).is_err());
    }
}
