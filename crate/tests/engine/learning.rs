//! What the article's network learns, and from which starts it doesn't.

use crate::common;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::Trainer;
use xor_playground::data::Verdict;

fn verdicts(trainer: &Trainer) -> Vec<Verdict> {
    trainer.verdicts().collect()
}

#[test]
fn the_article_s_network_learns_from_seed_0() {
    let mut trainer = common::trainer(0, 2, 1.0);
    let before = verdicts(&trainer);
    assert_ne!(before, [Verdict::Right; 4]);
    trainer.step(5_000);
    assert_eq!(verdicts(&trainer), [Verdict::Right; 4]);
}

#[test]
fn seed_11_leaves_two_rows_undecided() {
    let mut trainer = common::trainer(11, 2, 1.0);
    trainer.step(5_000);
    let outputs: Vec<_> = trainer.outputs().collect();
    let (right, undecided) = (Verdict::Right, Verdict::Undecided);
    assert_eq!(verdicts(&trainer), [right, undecided, right, undecided]);
    for row in [1, 3] {
        assert!((outputs[row] - 0.5).abs() < 0.02, "{outputs:?}");
    }
}

#[test]
fn of_the_first_thousand_seeds_818_have_learned_after_2000_epochs_and_826_after_5000() {
    let mut learned = [0, 0];
    for seed in 0..1_000 {
        let mut trainer = common::trainer(seed, 2, 1.0);
        for (count, epoch) in learned.iter_mut().zip([2_000, 5_000]) {
            trainer.step(epoch - trainer.epoch());
            if verdicts(&trainer) == [Verdict::Right; 4] {
                *count += 1;
            }
        }
    }
    assert_eq!(learned, [818, 826]);
}
