//! The works of `npm run bench`, without a browser: `cargo bench`.
//!
//! (a) trains the article's network, (b) a larger one, (c) many starts at once, (d) draws the decision
//! surface of both. Each has its turn in every round; printed are the median, and the slowest and fastest
//! round.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ndarray::{Array1, Array2};
use xor_playground::analysis::InputPlane;
use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Loss, Shape};
use xor_playground::pictures::{Palette, Surface, Theme};
use xor_playground::training::initializer::XavierUniform;
use xor_playground::training::{Initializer, Start, survey};
use xor_playground::{DataSet, Run, Setup, Trainer};

const ROUNDS: usize = 9;
const TURN: Duration = Duration::from_millis(250);

const STARTS: u32 = 1024;
const SURVEY_EPOCHS: u32 = 1000;
const SIDE: usize = 200;

/// Something that is done again and again.
struct Work {
    name: &'static str,
    unit: &'static str,
    /// Does some, and says how much.
    run: Box<dyn FnMut() -> u32>,
}

fn main() {
    let mut works = [
        training("(a) XOR, 2-2-1", Run::article(4), 1000),
        training("(b) circle, 2-8-8-1 tanh, 200 samples", circle(200), 10),
        surveying("(c) survey, 1,024 starts of XOR"),
        drawing("(d) surface, 200 × 200, XOR, 2-2-1", &Run::article(4)),
        drawing("(d) surface, 200 × 200, circle, 2-8-8-1", &circle(200)),
    ];
    let mut speeds = works.each_ref().map(|_| Vec::with_capacity(ROUNDS));
    // The first round warms up, and is not counted.
    for round in 0..=ROUNDS {
        for (work, speeds) in works.iter_mut().zip(&mut speeds) {
            let speed = turn(work);
            if round > 0 {
                speeds.push(speed);
            }
        }
    }
    println!("Median of {ROUNDS} rounds of {TURN:?} (slowest to fastest); one thread");
    for (work, speeds) in works.iter().zip(&mut speeds) {
        speeds.sort_by(f64::total_cmp);
        let (median, low, high) = (speeds[ROUNDS / 2], speeds[0], speeds[ROUNDS - 1]);
        println!("{:<42} {median:>12.0} ({low:.0} to {high:.0}) {} a second", work.name, work.unit);
    }
}

/// How much work is done in a second, over [`TURN`].
fn turn(work: &mut Work) -> f64 {
    let start = Instant::now();
    let mut done = 0.0;
    while start.elapsed() < TURN {
        done += f64::from((work.run)());
    }
    done / start.elapsed().as_secs_f64()
}

fn training(name: &'static str, run: Run, epochs: u32) -> Work {
    let mut trainer = Trainer::new(run);
    let step = move || {
        black_box(trainer.step(epochs.into()));
        epochs
    };
    Work { name, unit: "epochs", run: Box::new(step) }
}

fn surveying(name: &'static str) -> Work {
    let runs: Vec<Run> = (0..STARTS).map(Run::article).collect();
    let train = move || {
        black_box(survey(&runs, SURVEY_EPOCHS.into()));
        STARTS * SURVEY_EPOCHS
    };
    Work { name, unit: "epochs", run: Box::new(train) }
}

fn drawing(name: &'static str, run: &Run) -> Work {
    let (network, data) = (run.start(), run.setup().data.clone());
    let palette = Palette::new(Theme::Light);
    let mut surface = Surface::new(SIDE);
    let draw = move || {
        let plane = InputPlane::of(&data);
        surface.render(&network, plane, &palette).expect("the network takes x and y");
        black_box(surface.pixels());
        1
    };
    Work { name, unit: "pictures", run: Box::new(draw) }
}

/// Is a point inside a circle? The data are those of `bench/problems.js`.
fn circle(samples: usize) -> Run {
    let mut random = uniform(1);
    let inputs = Array2::from_shape_simple_fn((samples, 2), || 2.0 * random() - 1.0);
    let targets: Array1<f64> = inputs
        .outer_iter()
        .map(|point| if point[0] * point[0] + point[1] * point[1] < 0.64 { 1.0 } else { 0.0 })
        .collect();
    let size = HiddenSize::new(8).expect("8 is in its range");
    let layer = HiddenLayer { size, activation: Activation::Tanh };
    let shape = Shape::new(2, vec![layer, layer], Activation::Sigmoid);
    Run::new(Setup {
        data: DataSet::new(inputs, targets).expect("the data are finite, and not too many"),
        shape: shape.expect("two hidden layers and a sigmoid are accepted"),
        start: Start::Drawn { initializer: Initializer::XavierUniform(XavierUniform), seed: 1 },
        loss: Loss::MeanSquaredError,
        ..Setup::default()
    })
    .expect("the setup fits together")
}

/// Evenly spread numbers from 0 to 1: the linear congruential generator of Numerical Recipes.
fn uniform(seed: u32) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state) / 4_294_967_296.0
    }
}
