//! Mini-batches: some samples at a time, in an order that is shuffled anew for every epoch, or as the data have them.

use crate::common::{Random, bits, listed, mini, random_data, rate, shape};
use ndarray::Axis;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::Trace;
use xor_playground::network::{Activation, Loss};
use xor_playground::text::{Setting, Settings, numpy_program, torch_program};
use xor_playground::training::{Batch, Optimizer, Order, OrderError, RunError, Start};
use xor_playground::{DataSet, Network, Replay, Run, Setup, Trainer};

fn setup(samples: usize, batch: Batch) -> Setup {
    Setup {
        data: random_data(samples, 3, &mut Random(9)),
        shape: shape(3, &[4, 3], Activation::LeakyRelu, Activation::Sigmoid),
        batch,
        learning_rate: rate(0.1),
        ..Setup::default()
    }
}

fn after(setup: Setup, epochs: u64) -> Network {
    let mut trainer = Trainer::new(Run::new(setup).unwrap());
    assert_eq!(trainer.step(epochs), epochs);
    trainer.network().clone()
}

/// The samples of these places, as a data set of its own.
fn selected(data: &DataSet, places: &[usize]) -> DataSet {
    let targets = places.iter().map(|&place| data.targets()[place]).collect();
    DataSet::new(data.inputs().select(Axis(0), places), targets).unwrap()
}

/// One update by plain gradient descent.
fn updated(network: &Network, data: &DataSet, loss: Loss, learning_rate: f64) -> Network {
    let gradient = network.gradient(data, loss).unwrap();
    let parameters = network.parameters().iter().zip(gradient.parameters());
    let parameters = parameters.map(|(p, gradient)| p - learning_rate * gradient).collect();
    Network::new(network.shape().clone(), parameters).unwrap()
}

/// Every order of so many places.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let last = count - 1;
    let insert = |order: Vec<usize>| {
        (0..count).map(move |at| [&order[..at], &[last], &order[at..]].concat())
    };
    permutations(last).into_iter().flat_map(insert).collect()
}

#[test]
fn one_batch_of_all_samples_is_the_full_batch_but_for_the_order_of_the_sum() {
    for samples in [1, 2, 5, 7, 30] {
        for loss in Loss::ALL {
            for optimizer in [Optimizer::ALL[0], Optimizer::ALL[1], Optimizer::ALL[4]] {
                let of = |batch| after(Setup { loss, optimizer, ..setup(samples, batch) }, 20);
                let (full, mini) = (of(Batch::Full), of(mini(samples, 3)));
                for (full, mini) in full.parameters().iter().zip(mini.parameters()) {
                    assert!(
                        (full - mini).abs() < 1e-12,
                        "{samples} samples, {loss:?}, {optimizer:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn an_epoch_takes_each_sample_once_in_some_order_batch_after_batch() {
    // Five samples in batches of 1, of 2 with 1 left over, of 3 with 2 left over, of 4 with 1.
    for size in 1..=4 {
        for loss in Loss::ALL {
            let setup = Setup { loss, ..setup(5, mini(size, 77)) };
            let start = Run::new(setup.clone()).unwrap().start();
            let data = setup.data.clone();
            let by_order = |order: &Vec<usize>| {
                order.chunks(size).fold(start.clone(), |network, places| {
                    updated(&network, &selected(&data, places), loss, 0.1)
                })
            };
            let trained = after(setup, 1);
            let trained = bits(trained.parameters());
            let orders = permutations(5);
            assert_eq!(orders.len(), 120);
            let found = orders.iter().filter(|order| bits(by_order(order).parameters()) == trained);
            assert!(found.count() >= 1, "batches of {size}, {loss:?}");
        }
    }
}

#[test]
fn the_order_is_another_in_another_epoch_and_with_another_seed() {
    let start = Run::new(setup(30, mini(1, 0))).unwrap().start();
    let from = |seed, epochs| after(setup(30, mini(1, seed)), epochs);
    assert_ne!(from(0, 1), from(1, 1));
    assert_eq!(from(7, 3), from(7, 3));

    // If the second epoch had the first one's order, it would lead on like a first epoch from there.
    let first = from(0, 1);
    let again = after(
        Setup { start: Start::Parameters(first.parameters().to_vec()), ..setup(30, mini(1, 0)) },
        1,
    );
    assert_ne!(first, start);
    assert_ne!(from(0, 2), again);
}

#[test]
fn an_epoch_has_as_many_updates_as_it_has_batches() {
    let updates = |size, samples| mini(size, 0).updates(samples);
    assert_eq!([1, 2, 3, 4, 5].map(|size| updates(size, 5)), [5, 3, 2, 2, 1]);
    assert_eq!(Batch::Full.updates(5), 1);
}

#[test]
fn the_loss_of_an_epoch_is_that_of_all_samples_before_its_first_update() {
    let mut trainer = Trainer::new(Run::new(setup(7, mini(2, 1))).unwrap());
    let mut expected = Vec::new();
    for _ in 0..50 {
        expected.push(trainer.loss().to_bits());
        let data = &trainer.run().setup().data;
        let shown = trainer.network().mean_squared_error(data).unwrap();
        assert_eq!(shown.to_bits(), trainer.loss().to_bits());
        trainer.step(1);
    }
    let curve: Vec<_> = trainer.curve().take(50).map(|point| point.loss.to_bits()).collect();
    assert_eq!(curve, expected);
}

#[test]
fn exclusive_or_is_learned_one_sample_at_a_time() {
    let setup = Setup { batch: mini(1, 0), learning_rate: rate(0.5), ..Setup::default() };
    let mut trainer = Trainer::new(Run::new(setup).unwrap());
    trainer.step(10_000);
    assert!(trainer.loss() < 1e-3, "{}", trainer.loss());
}

#[test]
fn in_the_given_order_the_samples_come_as_the_data_have_them() {
    // By hand: all weights 0.6 and biases −0.6, rate 0.1, one sample at a time.
    let parameters = "0.6,0.6,0.6,0.6,-0.6,-0.6,0.6,0.6,-0.6";
    let link = format!("lr=0.1&batch=1&order=given&parameters={parameters}");
    let (settings, problems) = Settings::from_link(&link);
    assert_eq!(problems, []);
    let mut replay = Replay::new(settings.run().clone());
    for sample in 0..4 {
        let trace = Trace::at(&replay, sample).unwrap();
        assert_eq!((trace.place, &trace.batch[..]), (sample, &[sample][..]));
    }
    // After the four updates of the first epoch.
    replay.step(1);
    let outputs = replay.network().predict(&DataSet::xor().inputs()).unwrap();
    let errors: Vec<_> =
        outputs.iter().zip(DataSet::xor().targets()).map(|(y, t)| (t - y).abs()).collect();
    let mean = errors.iter().sum::<f64>() / 4.0;
    assert!((mean - 0.499_999_129_221_746_6).abs() < 1e-15, "{mean}");
    let largest = errors.iter().copied().fold(0.0, f64::max);
    assert!((largest - 0.543_546_668_213_792_7).abs() < 1e-15, "{largest}");
    // In every epoch, and with a test: those that train keep their order.
    let (settings, _) = Settings::from_link("data=circle&samples=12&split=50&batch=4&order=given");
    let mut replay = Replay::new(settings.run().clone());
    replay.step(7);
    let training = settings.run().setup().parts().unwrap().training;
    assert_eq!(Trace::at(&replay, training[0]).unwrap().batch, training[..4]);
    assert_eq!(Trace::at(&replay, training[5]).unwrap().batch, training[4..]);
}

/// The mean error and the largest.
fn errors(replay: &Replay) -> [f64; 2] {
    let outputs = replay.network().predict(&DataSet::xor().inputs()).unwrap();
    let data = DataSet::xor();
    let errors = outputs.iter().zip(data.targets()).map(|(y, t)| (t - y).abs());
    [errors.clone().sum::<f64>() / 4.0, errors.fold(0.0, f64::max)]
}

#[test]
fn in_an_order_of_a_list_the_samples_come_as_it_says() {
    // NumPy's, of an update for each row: all weights 0.6 and biases −0.6, rate 0.1. The order, and the mean and the largest
    // error after one epoch and after 200.
    type Case = ([usize; 4], [f64; 2], [f64; 2]);
    let cases: [Case; 3] = [
        (
            [0, 1, 2, 3],
            [0.499_999_129_221_746_6, 0.543_546_668_213_792_7],
            [0.499_822_222_012_149_76, 0.539_461_474_313_219],
        ),
        (
            [3, 1, 0, 2],
            [0.499_998_393_761_92, 0.543_696_304_710_037_7],
            [0.499_799_001_357_887_35, 0.543_816_313_250_1],
        ),
        (
            [2, 3, 1, 0],
            [0.499_999_370_129_840_97, 0.543_498_432_423_618_7],
            [0.499_824_380_659_096_07, 0.538_384_313_739_090_6],
        ),
    ];
    let parameters = "0.6,0.6,0.6,0.6,-0.6,-0.6,0.6,0.6,-0.6";
    for (order, one, many) in cases {
        let numbers = order.map(|row| (row + 1).to_string()).join(",");
        let link = format!("lr=0.1&batch=1&order={numbers}&parameters={parameters}");
        let (settings, problems) = Settings::from_link(&link);
        assert_eq!(problems, []);
        let mut replay = Replay::new(settings.run().clone());
        for (place, &sample) in order.iter().enumerate() {
            let trace = Trace::at(&replay, sample).unwrap();
            assert_eq!((trace.place, &trace.batch[..]), (place, &[sample][..]));
        }
        for (epochs, expected) in [(1, one), (199, many)] {
            replay.step(epochs);
            for (ours, theirs) in errors(&replay).into_iter().zip(expected) {
                assert!((ours - theirs).abs() < 1e-15, "{order:?}: {ours} {theirs}");
            }
        }
    }
}

#[test]
fn a_list_takes_batch_after_batch_in_every_epoch_and_with_a_test() {
    let mut random = Random(8);
    for size in 1..=4 {
        for _ in 0..10 {
            let mut order: Vec<usize> = (0..5).collect();
            for last in (1..5).rev() {
                order.swap(last, usize::try_from(random.below(last as u64 + 1)).unwrap());
            }
            let setup = setup(5, listed(size, &order));
            let mut network = Run::new(setup.clone()).unwrap().start();
            for _ in 0..3 {
                network = order.chunks(size).fold(network, |network, places| {
                    updated(&network, &selected(&setup.data, places), setup.loss, 0.1)
                });
            }
            let trained = after(setup, 3);
            assert_eq!(bits(trained.parameters()), bits(network.parameters()), "{order:?}");
        }
    }
    let identity = |order| after(setup(5, Batch::Mini { size: 2.try_into().unwrap(), order }), 9);
    assert_eq!(identity(Order::Listed((0..5).collect())), identity(Order::Given));

    let (mut settings, _) =
        Settings::from_link("data=circle&samples=12&split=50&batch=4&order=list");
    let training = settings.run().setup().parts().unwrap().training;
    let numbers =
        |rows: &[usize]| rows.iter().map(|row| (row + 1).to_string()).collect::<Vec<_>>().join(",");
    assert_eq!(settings.text(Setting::Order), numbers(&training));
    let backwards: Vec<_> = training.iter().rev().copied().collect();
    settings.set(Setting::Order, &numbers(&backwards)).unwrap();
    let mut replay = Replay::new(settings.run().clone());
    replay.step(7);
    assert_eq!(Trace::at(&replay, training[0]).unwrap().batch, backwards[4..]);
    assert_eq!(Trace::at(&replay, training[5]).unwrap().batch, backwards[..4]);
    // In parts, too.
    let mut in_parts = Replay::new(settings.run().clone());
    for _ in 0..7 {
        while !in_parts.look_ahead_within(4) {}
        in_parts.step(1);
    }
    assert_eq!(bits(in_parts.network().parameters()), bits(replay.network().parameters()));
}

#[test]
fn a_list_has_each_row_that_trains_once() {
    let (settings, _) = Settings::from_link("batch=1&data=circle&samples=8&split=25");
    let test = settings.run().setup().parts().unwrap().test;
    let held_out = format!("row {} is held out for the test, and does not train", test[0] + 1);
    let words = |settings: &Settings, order: &str| {
        settings.clone().set(Setting::Order, order).unwrap_err().to_string()
    };
    assert_eq!(
        words(&settings, "1,2,3,4,5,6,7,8"),
        format!("Order cannot be “1,2,3,4,5,6,7,8”: {held_out}.")
    );
    let (settings, _) = Settings::from_link("batch=1");
    let once = "and each row that trains has to come once";
    for (order, what) in [
        ("1,2,4", format!("row 3 is missing, {once}")),
        ("1,2,3,3", format!("row 3 comes twice, {once}")),
        ("1,2,3,4,1", format!("row 1 comes twice, {once}")),
        ("5,1,2,3", "there is no row 5, only rows 1 to 4".to_owned()),
        ("1,2,3,4,999999999", "there is no row 999999999, only rows 1 to 4".to_owned()),
    ] {
        assert_eq!(words(&settings, order), format!("Order cannot be “{order}”: {what}."));
    }
    let takes = "Order takes shuffled, given, list, or the numbers of all rows that train, from 1 on, such as 4,2,1,3";
    for order in ["0,1,2,3", "1,2,,4", "1.5,2,3,4", "-1,2,3,4", "1;2;3;4"] {
        assert_eq!(words(&settings, order), format!("{takes}, not “{order}”."));
    }
    // A link that can't be used says so, and goes on.
    let (settings, problems) = Settings::from_link("batch=1&order=1,2,3");
    assert_eq!(settings.text(Setting::Order), "shuffled");
    let words = "The link: Order cannot be “1,2,3”: row 4 is missing, and each row that trains has to come once. shuffled is \
                 used instead.";
    assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), [words]);
    // A run that is no text is checked, too.
    let refused = |rows: &[usize]| Run::new(setup(5, listed(2, rows))).unwrap_err();
    assert_eq!(
        refused(&[0, 1, 2, 3, usize::MAX]).to_string(),
        format!("there is no row {}, only rows 1 to 5", usize::MAX)
    );
    assert_eq!(refused(&[]), RunError::Order(OrderError::Missing { row: 0 }));
}

#[test]
fn a_list_that_no_longer_fits_is_that_of_the_data() {
    let (settings, _) = Settings::from_link("batch=2&order=4,2,1,3");
    for (setting, text, order) in [
        (Setting::Data, "and", "4,2,1,3"),
        (Setting::Data, "0,0,0;0,1,1;1,1,0", "given"),
        (Setting::Data, "circle", "given"),
        (Setting::Split, "25", "given"),
        (Setting::Batch, "1", "4,2,1,3"),
        (Setting::Batch, "full", ""),
        (Setting::Hidden, "3", "4,2,1,3"),
    ] {
        let mut other = settings.clone();
        other.set(setting, text).unwrap();
        assert_eq!(other.text(Setting::Order), order, "{setting} {text}");
    }
}

#[test]
fn a_list_is_in_links_files_and_programs() {
    let (settings, _) = Settings::from_link("batch=1&order=4, 2, 1, 3");
    assert_eq!(settings.to_link(), "batch=1&order=4,2,1,3");
    let json = settings.to_json();
    assert!(json.contains("  \"order\": [4, 2, 1, 3],\n"), "{json}");
    assert_eq!(Settings::from_json(&json).unwrap(), settings);
    let error = Settings::from_json(&json.replace("4, 2, 1, 3", "4, 2, 1")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "order cannot be [4, 2, 1]: row 3 is missing, and each row that trains has to come once."
    );
    for program in [numpy_program(settings.run(), 9), torch_program(settings.run(), 9)] {
        assert!(program.contains("ROW_ORDER = [3, 1, 0, 2]\n"), "{program}");
        assert!(program.contains("order = ROW_ORDER\n"), "{program}");
        assert!(!program.contains("shuffled") && !program.contains("SHUFFLE"), "{program}");
    }
    let mut shuffled = settings.clone();
    shuffled.set(Setting::Order, "list").unwrap();
    assert_eq!(shuffled, settings);
    shuffled.set(Setting::Order, "shuffled").unwrap();
    assert_eq!(shuffled.to_link(), "batch=1");
}

#[test]
fn the_order_is_a_setting_of_batches_that_are_not_full() {
    let mut settings = Settings::default();
    let useless = settings.set(Setting::Order, "given").unwrap_err();
    assert_eq!(useless.to_string(), "Order can be set only for batches that are not full.");
    settings.set(Setting::Batch, "2").unwrap();
    settings.set(Setting::Shuffle, "7").unwrap();
    assert_eq!(settings.text(Setting::Order), "shuffled");
    settings.set(Setting::Order, "shuffled").unwrap();
    assert_eq!(settings.to_link(), "batch=2&shuffle=7");
    settings.set(Setting::Order, "given").unwrap();
    assert_eq!(settings.to_link(), "batch=2&order=given");
    assert_eq!(settings.text(Setting::Shuffle), "");
    let useless = settings.set(Setting::Shuffle, "1").unwrap_err();
    assert_eq!(useless.to_string(), "Shuffle can be set only for batches that are shuffled.");
    // It stays with other batches.
    settings.set(Setting::Batch, "3").unwrap();
    assert_eq!(settings.to_link(), "batch=3&order=given");
    assert_eq!(Settings::from_json(&settings.to_json()).unwrap(), settings);
    let wrong = settings.set(Setting::Order, "random").unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "Order takes shuffled, given, list, or the numbers of all rows that train, from 1 on, such as 4,2,1,3, not \
         “random”."
    );
    for program in [numpy_program(settings.run(), 9), torch_program(settings.run(), 9)] {
        assert!(program.contains("order = list(range(len(inputs)))\n"), "{program}");
        assert!(!program.contains("shuffled") && !program.contains("SHUFFLE"), "{program}");
    }
    settings.set(Setting::Order, "shuffled").unwrap();
    assert_eq!(settings.to_link(), "batch=3");
}
