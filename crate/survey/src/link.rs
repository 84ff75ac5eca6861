//! A link of the page: the settings of a run, and what is looked at.

use anyhow::{Result, bail};
use percent_encoding::percent_decode_str;
use xor_playground::text::{Setting, Settings};

/// What of a link is about looking, and no part of a run.
const LOOKS: [&str; 5] = ["at", "view", "lesson", "survey", "map"];

/// What a link says.
#[derive(Debug, PartialEq)]
pub struct Link {
    /// The run, with nothing changed on the way.
    pub settings: Settings,
    /// What map is asked for.
    pub map: Option<String>,
}

impl Link {
    /// Reads an address of the page, or what stands after its `#`.
    ///
    /// # Errors
    /// Anything that can't be used: the page would take its default, but nobody waits an hour for that.
    pub fn read(text: &str) -> Result<Self> {
        let hash = match text.split_once('#') {
            Some((_, hash)) => hash,
            None if text.contains("://") => "",
            None => text,
        };
        let key = |part: &str| part.split('=').next().unwrap_or_default().trim().to_owned();
        let parts = hash.split('&').filter(|part| !part.is_empty());
        let (looks, run): (Vec<&str>, Vec<&str>) =
            parts.partition(|part| LOOKS.contains(&key(part).as_str()));
        let (mut settings, problems) = Settings::from_link(&run.join("&"));
        if !problems.is_empty() {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("{}", problems.join("\n"));
        }
        settings.set(Setting::Edits, "")?;
        let map = looks.iter().find_map(|part| part.strip_prefix("map="));
        let map = map.map(|map| percent_decode_str(map).decode_utf8_lossy().into_owned());
        Ok(Self { settings, map })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Link {
        Link::read(text).unwrap()
    }

    #[test]
    fn an_address_and_its_hash_say_the_same() {
        let hash = "lr=0.5&hidden=3";
        assert_eq!(link(hash).settings.to_link(), hash);
        for address in
            ["https://a.org/xor/#lr=0.5&hidden=3", "#lr=0.5&hidden=3", "/#lr=0.5&hidden=3"]
        {
            assert_eq!(link(address), link(hash));
        }
        assert_eq!(link("https://a.org/?lr=3"), link(""));
    }

    #[test]
    fn what_is_only_looked_at_is_no_part_of_a_run() {
        let seen = link("seed=11&at=300&view=map,survey&survey=starts:100&map=p0%2Cp2,2000,epochs");
        assert_eq!(seen.settings, link("seed=11").settings);
        assert_eq!(seen.map.as_deref(), Some("p0,p2,2000,epochs"));
    }

    #[test]
    fn nothing_is_changed_on_the_way() {
        assert_eq!(link("seed=3&edits=100:lr:0.3").settings.to_link(), "seed=3");
    }

    #[test]
    fn all_that_cannot_be_used_is_named() {
        let problem = Link::read("lr=fast&colour=blue").unwrap_err().to_string();
        assert!(problem.contains("Learning rate") && problem.contains("colour"), "{problem}");
        assert_eq!(problem.lines().count(), 2);
    }
}
