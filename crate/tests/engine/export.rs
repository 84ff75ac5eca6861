//! Programs and tables to take home: they say what the engine says.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::text::{LossTable, Settings, numpy_program, torch_program};
use xor_playground::{Run, Trainer};

fn linked(link: &str) -> Run {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings.run().clone()
}

/// The programs for NumPy and for `PyTorch`.
fn programs(link: &str, epochs: u64) -> [String; 2] {
    let run = linked(link);
    [numpy_program(&run, epochs), torch_program(&run, epochs)]
}

#[test]
fn the_program_of_the_article_s_run_has_the_article_s_parts_and_nothing_else() {
    let [program, _] = programs("", 5_000);
    for part in [
        "EPOCHS = 5000\nLEARNING_RATE = 1.0\n",
        "TRUTH_TABLE = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])\n",
        "EXPECTED_OUTPUT = np.array([[0, 1, 1, 0]]).T\n",
        "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n",
        "class XORNeuralNetwork:\n",
        "        np.random.seed(0)\n        self.hidden_weight = np.random.rand(2, 2)\n        \
         self.hidden_bias = np.random.rand(1, 2)\n",
        "    def feedforward(self, inputs):\n",
        "    def backpropagation(self, inputs, expected_output):\n",
        "    def train(self, inputs, expected_output, epochs):\n",
        "        print(f\"({x} ^ {y}) = {prediction}\")\n",
    ] {
        assert!(program.contains(part), "{part}\nis not in\n{program}");
    }
    for part in ["tanh", "relu", "shuffled", "PENALTY", "CHANGES", "RATES", "change", "zeros_like"]
    {
        assert!(!program.contains(part), "{part} is in\n{program}");
    }
}

#[test]
fn a_program_has_what_its_run_has() {
    let cases = [
        ("seed=11", "np.random.seed(11)", "np.random.seed(11)"),
        ("lr=0.25", "LEARNING_RATE = 0.25\n", "LEARNING_RATE = 0.25\n"),
        ("hidden=3,5", "self.hidden2_weight = np.random.rand(3, 5)", "nn.Linear(3, 5)"),
        ("hidden=0", "self.output_weight = np.random.rand(2, 1)", "nn.Linear(2, 1)"),
        ("activation=tanh", "np.tanh(self.hidden_layer_activation)", "torch.tanh(self.hidden("),
        ("activation=relu", "relu(self.hidden_layer_activation)", "torch.relu(self.hidden("),
        ("activation=leaky-relu", "0.01 * x", "F.leaky_relu(self.hidden(inputs), 0.01)"),
        ("activation=sine", "np.cos(self.hidden_layer_activation)", "torch.sin(self.hidden("),
        ("output=linear", "predicted_output = self.output_layer_act", "return self.output(hidden"),
        ("loss=mse", "/ len(expected_output)", "F.mse_loss(network(inputs), expected_output)"),
        ("loss=cross-entropy", "(1 - t) ln(1 - y)", "F.binary_cross_entropy_with_logits("),
        ("l1=0.001", "L1_PENALTY * np.sign(weight)", "L1_PENALTY * weight.abs().sum()"),
        ("l2=0.001", "L2_PENALTY * weight", "0.5 * L2_PENALTY * (weight**2).sum()"),
        ("batch=3&shuffle=7", "BATCH_SIZE = 3\nSHUFFLE_SEED = 7\n", "shuffled(len(inputs), epoch)"),
        ("start=uniform&range=0.5", "np.random.uniform(-0.5, 0.5, (1, 2))", "uniform(-0.5, 0.5, "),
        ("start=xavier-uniform", "np.sqrt(6 / 4), (2, 2)", "np.sqrt(6 / 3), (2, 1)"),
        ("start=he-normal", "np.random.randn(2, 1) * np.sqrt(2 / 2)", "np.random.randn(2, 2)"),
        ("start=zeros", "np.zeros((2, 2))", "np.zeros((1, 1))"),
        ("hidden=0&parameters=1,-2.5e-9,3", "[-2.5e-9],\n", "np.array([[3.0]])"),
        ("rule=momentum&momentum=0.5", "velocity[:] = 0.5 * velocity", "momentum=0.5)"),
        ("rule=nesterov", "(gradient + 0.9 * velocity)", "momentum=0.9, nesterov=True)"),
        (
            "rule=nesterov&momentum=0",
            "(gradient + 0.0 * velocity)",
            "SGD(network.parameters(), LEARN",
        ),
        ("rule=rmsprop&decay=0.8", "decay = 0.8\n", "RMSprop(network.parameters(), LEARNING_RATE"),
        ("rule=adam", "beta1, beta2 = 0.9, 0.999\n", "betas=(0.9, 0.999), eps=1e-8)"),
        (
            "rule=rprop",
            "np.where(turn > 0, 1.2,",
            "etas=(0.5, 1.2),\n        step_sizes=(0.000001, 50.0),\n",
        ),
        ("data=and", "network learns \"and\": seed 0", "    [1.0, 1.0],\n]"),
        ("data=parity3", "rand(3, 2)", "network learns \"parity3\": seed 0"),
        ("data=1,0;0,1", "network learns from data: seed 0", "network learns from data: seed 0"),
        ("data=0.5,1;-1,0", "INPUTS = np.array([\n    [0.5],\n    [-1.0],\n])", "    [-1.0],\n"),
    ];
    for (link, numpy, torch) in cases {
        for (program, part) in programs(link, 100).iter().zip([numpy, torch]) {
            assert!(program.contains(part), "{link}: {part}\nis not in\n{program}");
        }
    }
}

#[test]
fn changes_by_hand_are_in_it_as_far_as_they_matter() {
    let link = "edits=5:lr:0.5,10:lr:0.25,10:p4:-0.5,10:p6:2,20:p1:3";
    let [numpy, torch] = programs(link, 10);
    assert!(numpy.contains("LEARNING_RATES = {\n    5: 0.5,\n}"), "{numpy}");
    let changes = "    10: [(\"hidden_bias\", (0, 0), -0.5), (\"output_weight\", (0, 0), 2.0)],\n}";
    assert!(numpy.contains(changes), "{numpy}");
    let changes = "    10: [(\"hidden.bias\", 0, -0.5), (\"output.weight\", (0, 0), 2.0)],\n}";
    assert!(torch.contains(changes), "{torch}");
    let [numpy, torch] = programs(link, 20);
    assert!(numpy.contains("    20: [(\"hidden_weight\", (0, 1), 3.0)],\n"), "{numpy}");
    assert!(torch.contains("    20: [(\"hidden.weight\", (1, 0), 3.0)],\n"), "{torch}");
    for program in programs(link, 4) {
        assert!(!program.contains("LEARNING_RATES") && !program.contains("CHANGES"), "{program}");
    }
}

#[test]
fn no_line_of_an_ordinary_program_is_long() {
    for link in ["", "hidden=8,8&activation=tanh&rule=adam&lr=0.02", "rule=rprop&l1=1&l2=1&batch=1"]
    {
        for program in programs(link, 5_000) {
            let longest = program.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(longest.chars().count() <= 105, "{longest}");
        }
    }
}

#[test]
fn a_table_has_every_epoch_s_loss_to_the_last_digit() {
    let run = linked("seed=3&edits=100:lr:0.5,200:p8:1");
    let mut table = LossTable::new(run.clone(), 3_000);
    while !table.is_complete() {
        table.write(700);
    }
    let mut trainer = Trainer::new(run);
    let mut lines = table.text().lines();
    assert_eq!(lines.next(), Some("epoch,loss"));
    for epoch in 0..=3_000 {
        let (number, loss) = lines.next().unwrap().split_once(',').unwrap();
        assert_eq!(number, epoch.to_string());
        assert_eq!(loss.parse::<f64>().unwrap().to_bits(), trainer.loss().to_bits());
        trainer.step(1);
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn a_table_can_be_taken_part_by_part() {
    let mut whole = LossTable::new(linked("seed=3"), 1_000);
    whole.write(u64::MAX);
    let mut in_parts = LossTable::new(linked("seed=3"), 1_000);
    let mut text = in_parts.take_text();
    while !in_parts.is_complete() {
        in_parts.write(77);
        text += &in_parts.take_text();
        assert_eq!(in_parts.text(), "");
    }
    assert_eq!(text, whole.text());
}

#[test]
fn a_table_ends_where_the_run_diverges() {
    let mut table = LossTable::new(linked("lr=7&output=linear"), 5_000);
    table.write(10_000);
    assert!(table.is_complete());
    let rows = table.text().lines().count();
    assert!((3..5_000).contains(&rows), "{rows}");
    assert!(!table.text().contains("inf") && !table.text().contains("NaN"), "{}", table.text());
}

#[cfg(not(target_arch = "wasm32"))]
mod in_python {
    use xor_playground::data::{Feature, NamedData};
    use xor_playground::network::{Activation, Loss};
    use xor_playground::text::{numpy_program, torch_program};
    use xor_playground::training::{Batch, Change, Initializer, Optimizer, Order, Penalty, Start};
    use xor_playground::{Run, Setup, Trainer};

    use super::linked;
    use crate::common::mini;
    use crate::in_python::output;

    const TOLERANCE: f64 = 1e-12;

    /// Runs of every kind, at learning rates where rounding does not grow, and how far to train them.
    const RUNS: &[(&str, u64)] = &[
        ("", 5_000),
        ("seed=11", 5_000),
        ("", 0),
        ("seed=11&hidden=0", 1),
        ("seed=4294967295&hidden=5&lr=0.5", 1_000),
        ("hidden=0&loss=cross-entropy&lr=0.1", 500),
        ("hidden=3,4&activation=tanh,relu&lr=0.1", 300),
        ("hidden=4,3,2&activation=leaky-relu,sine,linear&start=xavier-normal&lr=0.05", 300),
        ("hidden=2,2,2,2,2,2&activation=tanh&start=xavier-uniform&lr=0.1", 200),
        ("hidden=8&activation=relu&start=he-uniform&seed=11&lr=0.1", 300),
        ("hidden=16,16&activation=tanh&start=he-normal&lr=0.01", 200),
        ("hidden=3&activation=sine&start=uniform&range=0.7&output=tanh&lr=0.1", 300),
        ("hidden=3&activation=tanh&output=linear&lr=0.05", 300),
        ("start=zeros&lr=0.5", 200),
        ("hidden=0&parameters=0.5,-1e-9,3&lr=0.3", 300),
        ("parameters=1,-2,3,-0,0.5,-0.25,1e-5,2,-1", 500),
        ("loss=mse&lr=0.8&seed=11", 1_000),
        ("loss=cross-entropy&lr=0.5&seed=7", 500),
        ("rule=momentum&momentum=0.8&lr=0.1", 400),
        ("rule=nesterov&lr=0.05&seed=11", 400),
        ("rule=nesterov&momentum=0&lr=0.3", 200),
        ("rule=rmsprop&decay=0.9&epsilon=0.001&lr=0.01", 30),
        ("rule=rmsprop&epsilon=0.01&lr=0.01&seed=11", 300),
        ("rule=adam&lr=0.02&hidden=8,8&activation=tanh", 200),
        ("rule=adam&beta1=0.5&beta2=0.9&epsilon=0.01&lr=0.01&seed=3", 300),
        ("rule=rprop&lr=0.05&hidden=3&activation=tanh", 60),
        ("rule=rprop&shrink=0.4&grow=1.1&lr=0.01&seed=2", 60),
        ("l1=0.001&lr=0.5", 500),
        ("l2=0.002&lr=0.5&seed=11", 500),
        ("l1=0.0005&l2=0.001&hidden=3,2&lr=0.3", 300),
        ("batch=1&lr=0.5", 300),
        ("split=25&split-seed=2&lr=0.5", 300),
        (
            "data=moons&samples=41&noise=3&split=30&split-seed=9&hidden=4&activation=tanh&lr=0.05",
            100,
        ),
        (
            "data=circle&samples=50&split=20&loss=cross-entropy&batch=7&shuffle=4&hidden=3&lr=0.05",
            50,
        ),
        (
            "data=plane&samples=20&split=90&split-seed=4294967295&output=linear&loss=mse&lr=0.01",
            100,
        ),
        ("batch=3&order=given&lr=0.5&seed=2", 300),
        ("batch=1&order=4,2,1,3&lr=0.5&seed=2", 300),
        (
            "data=circle&samples=20&hidden=3&lr=0.1&batch=5&order=20,19,18,17,16,15,14,13,12,11,10,\
             9,8,7,6,5,4,3,2,1",
            20,
        ),
        (
            // Rows 3, 5, 7 and 10 are held out.
            "data=circle&samples=10&split=40&split-seed=1&batch=2&order=9,1,8,4,6,2&hidden=3&lr=0.05",
            40,
        ),
        ("bias=off&seed=3", 300),
        ("hidden=1&direct=on", 500),
        ("hidden=3,2&activation=tanh&bias=off,on,off&direct=on&lr=0.1&l2=0.001&rule=adam", 100),
        ("hidden=0&bias=off&lr=0.3", 100),
        ("bias=off,on&parameters=1,2,3,4,5,6,7&lr=0.3", 100),
        ("hidden=2&features=x2,xy&direct=on&start=nguyen-widrow&edits=5:p9:0.5,8:p4:1", 50),
        ("features=x,xy&hidden=3&activation=tanh&lr=0.1", 300),
        (
            "data=circle&samples=40&split=50&batch=5&order=given&hidden=4&activation=tanh&lr=0.02\
             &features=x,y,x2,y2,xy,sinx,siny&start=xavier-uniform",
            40,
        ),
        ("batch=3&shuffle=4294967295&loss=mse&lr=0.5&seed=11", 300),
        ("batch=4&shuffle=9&rule=adam&lr=0.02", 200),
        ("edits=100:lr:0.5,300:lr:0.25,400:lr:2", 400),
        ("edits=0:p0:0.25,50:p4:-0.5,50:p8:1,200:p6:-3,500:p1:2", 500),
        ("hidden=3,2&edits=10:lr:0.5,10:p13:0.7,20:p9:-1,20:p10:0.1&rule=momentum&lr=0.1", 100),
        ("rule=rprop&lr=0.05&edits=10:lr:0.5,20:p2:0.3&hidden=3", 40),
        ("data=and&lr=0.5", 500),
        ("data=parity3&hidden=4&lr=0.5&seed=3", 300),
        (
            "data=spiral&samples=31&noise=5&data-seed=2&batch=4&hidden=4,3&activation=tanh&lr=0.01",
            50,
        ),
        ("data=line&samples=20&noise=10&hidden=0&output=linear&loss=mse&start=zeros&lr=0.02", 200),
        ("data=-1.5,0.25;0.1,1;2,0.5&hidden=4&activation=tanh&lr=0.1", 300),
        (
            "data=1,2,3,0;4,5,6,1;7,8,9,0.5;0.1,0.2,0.3,1;1,1,1,0&hidden=3&batch=2&loss=cross-entropy\
             &start=xavier-uniform&lr=0.05",
            300,
        ),
        ("data=1e-3,2e5;1,100000000000000000000&hidden=0&output=linear&start=zeros&lr=0.001", 2),
    ];

    /// Those, and every activation, output, loss, optimizer and initializer with its defaults.
    fn runs() -> Vec<(String, u64)> {
        let mut runs: Vec<_> =
            RUNS.iter().map(|&(link, epochs)| (link.to_owned(), epochs)).collect();
        let small = "hidden=3&start=uniform&range=0.7";
        runs.extend(Activation::ALL.map(|name| (format!("{small}&lr=0.05&activation={name}"), 60)));
        runs.extend(
            Activation::outputs().iter().map(|name| (format!("{small}&lr=0.05&output={name}"), 60)),
        );
        runs.extend(Loss::ALL.map(|name| (format!("{small}&lr=0.1&loss={name}"), 60)));
        runs.extend(Optimizer::ALL.map(|name| (format!("{small}&lr=0.01&rule={name}"), 20)));
        runs.extend(NamedData::ALL.map(|name| (format!("{small}&lr=0.1&data={name}"), 60)));
        runs.extend(Initializer::ALL.map(|name| (format!("hidden=4,3&lr=0.1&start={name}"), 20)));
        runs.extend(
            Initializer::ALL.map(|name| (format!("hidden=4&bias=off,on&lr=0.1&start={name}"), 20)),
        );
        runs
    }

    /// The numbers that a program printed: the loss, that of the test if there is one, then the predictions.
    fn printed(program: &str, name: &str) -> Vec<f64> {
        let last = |line: &str| line.split(' ').next_back().unwrap().parse().unwrap();
        output(program, name, &[]).lines().map(last).collect()
    }

    #[track_caller]
    fn assert_agrees(program: fn(&Run, u64) -> String, name: &str) {
        let mut differing = Vec::new();
        for (index, (link, epochs)) in runs().into_iter().enumerate() {
            let run = linked(&link);
            let mut trainer = Trainer::new(run.clone());
            assert_eq!(trainer.step(epochs), epochs);
            let program = program(&run, epochs);
            let theirs = printed(&program, &format!("{name}-{index}"));
            let losses = [trainer.loss()].into_iter().chain(trainer.test_loss());
            let ours: Vec<_> = losses.chain(trainer.outputs()).collect();
            assert_eq!(ours.len(), theirs.len(), "{link}\n{program}");
            let distance =
                |(ours, theirs): (&f64, &f64)| (ours - theirs).abs() / ours.abs().max(1.0);
            let distances: Vec<_> = ours.iter().zip(&theirs).map(distance).collect();
            if !distances.iter().all(|&distance| distance <= TOLERANCE) {
                differing.push(format!("{link}, epoch {epochs}, by {distances:?}:\n{program}"));
            }
        }
        assert!(differing.is_empty(), "{}", differing.join("\n"));
    }

    #[test]
    #[ignore = "takes Python with NumPy: npm test -- --only numpy"]
    fn the_programs_for_numpy_print_what_the_engine_says() {
        assert_agrees(numpy_program, "numpy");
    }

    #[test]
    #[ignore = "takes Python with PyTorch"]
    fn the_programs_for_pytorch_print_what_the_engine_says() {
        assert_agrees(torch_program, "torch");
    }

    #[test]
    fn the_runs_cover_all_there_is() {
        let runs: Vec<Run> = runs().iter().map(|(link, _)| linked(link)).collect();
        let has =
            |condition: &dyn Fn(&Setup) -> bool| runs.iter().any(|run| condition(run.setup()));
        for activation in Activation::ALL {
            let is_there = |setup: &Setup| {
                setup.shape.hidden().iter().any(|layer| layer.activation == activation)
            };
            assert!(has(&is_there), "{activation:?}");
        }
        for output in Activation::outputs() {
            assert!(has(&|setup| setup.shape.output() == output), "{output:?}");
        }
        for loss in Loss::ALL {
            assert!(has(&|setup| setup.loss == loss), "{loss:?}");
        }
        for optimizer in Optimizer::ALL {
            let same = |setup: &Setup| {
                std::mem::discriminant(&setup.optimizer) == std::mem::discriminant(&optimizer)
            };
            assert!(has(&same), "{optimizer:?}");
        }
        for initializer in Initializer::ALL {
            let same = |setup: &Setup| match &setup.start {
                Start::Drawn { initializer: drawn, .. } => {
                    std::mem::discriminant(drawn) == std::mem::discriminant(&initializer)
                }
                _ => false,
            };
            assert!(has(&same), "{initializer:?}");
        }
        for named in NamedData::ALL {
            assert!(has(&|setup| NamedData::of(&setup.data) == Some(named)), "{named}");
        }
        for feature in Feature::ALL {
            let same = |setup: &Setup| {
                let features = setup.shape.features();
                !features.is_raw() && features.list().any(|it| it == feature)
            };
            assert!(has(&same), "{feature}");
        }
        for order in [Order::Given, Order::Shuffled { seed: 0 }, Order::Listed([].into())] {
            let same = |setup: &Setup| match &setup.batch {
                Batch::Mini { order: taken, .. } => {
                    std::mem::discriminant(taken) == std::mem::discriminant(&order)
                }
                _ => false,
            };
            assert!(has(&same), "{order:?}");
        }
        assert!(has(&|setup| NamedData::of(&setup.data).is_none()));
        assert!(has(&|setup| matches!(setup.start, Start::Parameters(_))));
        for (l1, l2) in [(true, false), (false, true), (true, true)] {
            let same = |&Penalty { l1: size, l2: square }: &Penalty| {
                (size > 0.0) == l1 && (square > 0.0) == l2
            };
            assert!(has(&|setup| same(&setup.penalty)), "{l1} {l2}");
        }
        for layers in [0, 1, 2, 6] {
            assert!(has(&|setup| setup.shape.hidden().len() == layers), "{layers} hidden layers");
        }
        assert!(has(&|setup| setup.batch != Batch::Full));
        for batch in [Batch::Full, mini(7, 4)] {
            assert!(has(&|setup| setup.split.is_some() && setup.batch == batch), "{batch:?}");
        }
        let is_changed = |is: fn(&Change) -> bool| {
            runs.iter().any(|run| run.edits().iter().any(|edit| is(&edit.change)))
        };
        assert!(is_changed(|change| matches!(change, Change::LearningRate(_))));
        assert!(is_changed(|change| matches!(change, Change::Parameter { .. })));
    }
}
