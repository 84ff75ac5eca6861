//! The loss curve: every epoch at first, then bounded, and never without an extreme.

use crate::common::{self, Random};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::training::{LossCurve, Point};

const CAPACITY: u64 = LossCurve::CAPACITY as u64;

fn random_losses(count: u64, seed: u64) -> Vec<f64> {
    let mut random = Random(seed);
    // Few different values, so that equal losses meet.
    let mut loss = || match random.below(4) {
        0 => 0.125,
        1 => 0.5,
        _ => random.within(0.0, 1.0),
    };
    (0..count).map(|_| loss()).collect()
}

fn curve(losses: &[f64]) -> LossCurve {
    let mut curve = LossCurve::new();
    for &loss in losses {
        curve.push(loss);
    }
    curve
}

fn points(losses: &[f64]) -> Vec<Point> {
    curve(losses).points().collect()
}

fn every_epoch(losses: &[f64]) -> Vec<Point> {
    (0..).zip(losses).map(|(epoch, &loss)| Point { epoch, loss, test_loss: None }).collect()
}

/// What the curve keeps, the slow way: stretches of the smallest power of two of epochs of which
/// fewer than the capacity are whole; of each the first lowest and the first highest epoch.
fn kept(losses: &[f64]) -> Vec<Point> {
    let mut width = 1;
    while losses.len() / width >= LossCurve::CAPACITY {
        width *= 2;
    }
    let mut kept = Vec::new();
    for stretch in every_epoch(losses).chunks(width) {
        let first = |better: fn(f64, f64) -> bool| {
            *stretch
                .iter()
                .find(|at| !stretch.iter().any(|other| better(other.loss, at.loss)))
                .unwrap()
        };
        let mut both = [first(|a, b| a < b), first(|a, b| a > b)];
        both.sort_by_key(|point| point.epoch);
        kept.push(both[0]);
        if both[1].epoch != both[0].epoch {
            kept.push(both[1]);
        }
    }
    kept
}

#[test]
fn it_begins_empty() {
    assert_eq!(points(&[]), []);
    assert_eq!(LossCurve::new().epochs(), 0);
}

#[test]
fn it_is_exact_until_the_memory_is_full() {
    let losses = random_losses(CAPACITY - 1, 1);
    for count in [1, 2, 3, 1_000, losses.len()] {
        assert_eq!(points(&losses[..count]), every_epoch(&losses[..count]));
    }
}

#[test]
fn it_keeps_the_first_lowest_and_highest_epoch_of_each_stretch() {
    let losses = random_losses(5 * CAPACITY + 3, 2);
    let counts = [CAPACITY - 1, CAPACITY, CAPACITY + 1, 2 * CAPACITY - 1, 2 * CAPACITY];
    let later = [2 * CAPACITY + 1, 3 * CAPACITY + 77, 4 * CAPACITY, 5 * CAPACITY + 3];
    for count in counts.into_iter().chain(later) {
        let losses = &losses[..usize::try_from(count).unwrap()];
        assert_eq!(points(losses), kept(losses), "{count} epochs");
        assert_eq!(curve(losses).epochs(), count);
    }
}

#[test]
fn ten_million_epochs_are_not_more_than_a_few_thousand_points() {
    let mut curve = LossCurve::new();
    let mut random = Random(3);
    let mut most = 0;
    for epoch in 1..=10_000_000_u64 {
        curve.push(random.within(0.0, 1.0));
        if epoch % 9_973 == 0 {
            most = most.max(curve.points().count());
        }
    }
    assert_eq!(curve.epochs(), 10_000_000);
    let end = curve.points().count();
    assert!(end > LossCurve::CAPACITY, "{end} points");
    assert!(most.max(end) <= 2 * LossCurve::CAPACITY, "{most} points");
}

#[test]
fn the_lowest_and_the_highest_loss_of_all_keep_their_place() {
    for seed in 0..20 {
        let count = 20_000 + 1_234 * seed;
        let mut random = Random(seed);
        let mut losses: Vec<f64> = (0..count).map(|_| random.within(0.1, 0.2)).collect();
        let [lowest, highest] = [random.below(count), random.below(count)];
        losses[usize::try_from(highest).unwrap()] = 0.9;
        losses[usize::try_from(lowest).unwrap()] = 0.01;
        let points = points(&losses);
        assert!(points.contains(&Point { epoch: lowest, loss: 0.01, test_loss: None }));
        assert!(
            lowest == highest
                || points.contains(&Point { epoch: highest, loss: 0.9, test_loss: None })
        );
    }
}

#[test]
fn its_epochs_ascend_and_its_losses_are_those_of_their_epochs() {
    let losses = random_losses(100_000, 5);
    let points = points(&losses);
    assert!(points.is_sorted_by(|a, b| a.epoch < b.epoch));
    for Point { epoch, loss, .. } in points {
        assert_eq!(loss.to_bits(), losses[usize::try_from(epoch).unwrap()].to_bits());
    }
}

#[test]
fn a_trainer_s_curve_goes_from_the_start_to_the_present_epoch() {
    let mut trainer = common::trainer(0, 2, 1.0);
    for epoch in [0, 1, 2, 300, 2_047, 2_048, 2_049, 9_999] {
        trainer.step(epoch - trainer.epoch());
        let curve: Vec<_> = trainer.curve().collect();
        let start = common::trainer(0, 2, 1.0).loss();
        assert_eq!(curve[0], Point { epoch: 0, loss: start, test_loss: None });
        assert_eq!(*curve.last().unwrap(), Point { epoch, loss: trainer.loss(), test_loss: None });
        assert!(curve.is_sorted_by(|a, b| a.epoch < b.epoch));
    }
}

#[test]
fn a_trainer_s_curve_has_each_epoch_s_loss_before_its_update() {
    let mut trainer = common::trainer(3, 4, 2.0);
    let mut expected = Vec::new();
    for epoch in 0..600 {
        expected.push(Point { epoch, loss: trainer.loss(), test_loss: None });
        trainer.step(1);
    }
    let curve: Vec<_> = trainer.curve().collect();
    assert_eq!(curve[..600], expected);
}
