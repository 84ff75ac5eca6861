//! What other programs print is understood: weights, predictions, a loss; and what is not is named by what it was.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::text::pasted::{Order, Pasted, PastedError, PastedNetwork, Understood};
use xor_playground::text::{Setting, Settings};
use xor_playground::training::Trainer;

/// What one learns from: weights of 2-2-1 that differ wherever something could be turned.
const PARAMETERS: [f64; 9] = [1.5, 2.5, 3.5, 4.5, -1.0, -2.0, 5.5, -6.5, -3.0];

fn understood_beside(text: &str, settings: &Settings) -> Result<Understood, PastedError> {
    Pasted::read(text)?.understood_beside(settings)
}

fn networks(text: &str) -> Vec<PastedNetwork> {
    networks_beside(text, &Settings::default())
}

fn networks_beside(text: &str, settings: &Settings) -> Vec<PastedNetwork> {
    match understood_beside(text, settings) {
        Ok(Understood::Networks(networks)) => networks,
        other => panic!("{other:?}\n{text}"),
    }
}

fn refused(text: &str) -> String {
    match understood_beside(text, &Settings::default()) {
        Err(error) => error.to_string(),
        other => panic!("{other:?}\n{text}"),
    }
}

fn predictions(text: &str) -> Vec<f64> {
    match understood_beside(text, &Settings::default()) {
        Ok(Understood::Predictions { outputs, networks }) => {
            assert_eq!(networks, []);
            outputs
        }
        other => panic!("{other:?}\n{text}"),
    }
}

fn settings(pairs: &[(Setting, &str)]) -> Settings {
    let mut settings = Settings::default();
    for &(setting, text) in pairs {
        settings.set(setting, text).unwrap();
    }
    settings
}

#[test]
fn what_libraries_print_is_the_same_network() {
    let numpy = "[array([[1.5, 2.5],\n       [3.5, 4.5]]), array([[-1., -2.]]), array([[ 5.5],\n       [-6.5]]), array([[-3.]])]";
    let torch = "OrderedDict([('fc1.weight', tensor([[1.5000, 3.5000],
        [2.5000, 4.5000]])), ('fc1.bias', tensor([-1., -2.])), ('fc2.weight', tensor([[ 5.5000, -6.5000]])), ('fc2.bias', tensor([-3.]))])";
    let torch_on_a_gpu = "OrderedDict({'0.weight': tensor([[1.5, 3.5], [2.5, 4.5]], device='cuda:0'), '0.bias': tensor([-1., -2.], device='cuda:0'), '2.weight': tensor([[5.5, -6.5]], device='cuda:0'), '2.bias': tensor([-3.], device='cuda:0')})";
    let torch_by_name = "fc1.weight Parameter containing:\ntensor([[1.5, 3.5],\n        [2.5, 4.5]], requires_grad=True)\nfc1.bias Parameter containing:\ntensor([-1., -2.], requires_grad=True)\nfc2.weight Parameter containing:\ntensor([[ 5.5, -6.5]], requires_grad=True)\nfc2.bias Parameter containing:\ntensor([-3.], requires_grad=True)";
    let keras = "[array([[1.5, 2.5],
       [3.5, 4.5]], dtype=float32), array([-1., -2.], dtype=float32), array([[ 5.5],
       [-6.5]], dtype=float32), array([-3.], dtype=float32)]";
    let keras_variables = "[<Variable path=sequential/dense/kernel, shape=(2, 2), dtype=float32, value=[[1.5 2.5]
 [3.5 4.5]]>, <Variable path=sequential/dense/bias, shape=(2,), dtype=float32, value=[-1. -2.]>, <Variable path=sequential/dense_1/kernel, shape=(2, 1), dtype=float32, value=[[ 5.5]
 [-6.5]]>, <Variable path=sequential/dense_1/bias, shape=(1,), dtype=float32, value=[-3.]>]";
    let tensorflow = "[<tf.Variable 'dense/kernel:0' shape=(2, 2) dtype=float32, numpy=
array([[1.5, 2.5],
       [3.5, 4.5]], dtype=float32)>, <tf.Variable 'dense/bias:0' shape=(2,) dtype=float32, numpy=array([-1., -2.], dtype=float32)>, <tf.Variable 'dense_1/kernel:0' shape=(2, 1) dtype=float32, numpy=
array([[ 5.5],
       [-6.5]], dtype=float32)>, <tf.Variable 'dense_1/bias:0' shape=(1,) dtype=float32, numpy=array([-3.], dtype=float32)>]";
    let lists = "W1 = [[1.5, 2.5], [3.5, 4.5]]  # input → hidden, [2]\nb1 = [-1, -2]\nW2 = [[5.5], [-6.5]]\nb2 = [-3]";
    let dictionary = "{'W1': array([[1.5, 2.5], [3.5, 4.5]]), 'b1': array([[-1., -2.]]), 'W2': array([[5.5], [-6.5]]), 'b2': array([[-3.]])}";
    let printed = "Final hidden weights: [1.5 2.5] [3.5 4.5]\nFinal hidden bias: [-1. -2.]\nFinal output weights: [5.5] [-6.5]\nFinal output bias: [-3.]";
    let the_article_s = "hidden weights\n[[1.5 2.5]\n [3.5 4.5]]\noutput weights\n[[ 5.5]\n [-6.5]]\nhidden bias\n[[-1. -2.]]\noutput bias\n[[-3.]]";
    let output_first = "output_weight = [[5.5], [-6.5]]\noutput_bias = [[-3.0]]\nhidden_weight = [[1.5e0, 2.5], [3.5, +4.5]]\nhidden_bias = [[−1, −2]]";
    let scalar =
        "W1 = [[1.5, 2.5], [3.5, 4.5]], b1 = (-1, -2), W2 = [5.5, -6.5], b2 = np.float64(-3.0)";
    for text in [
        torch,
        torch_on_a_gpu,
        torch_by_name,
        keras_variables,
        tensorflow,
        lists,
        dictionary,
        printed,
        the_article_s,
        output_first,
        scalar,
        keras,
        numpy,
    ] {
        let networks = networks(text);
        assert_eq!(networks[0].name(), "2-2-1", "{text}");
        let named = networks.iter().find(|network| network.parameters == PARAMETERS);
        let is_torch = text.contains(".weight");
        let order = if is_torch { Order::OutIn } else { Order::InOut };
        assert_eq!(named.map(|network| network.order), Some(order), "{text}: {networks:?}");
        let is_named = text.contains("bias:") || is_torch || text.contains("kernel");
        assert!(networks.len() == 1 || !is_named, "{text}: {networks:?}");
    }
}

#[test]
fn what_fits_both_ways_is_shown_both_ways() {
    // As arrays of the article, in its order, or as those of a program that has neurons in rows: W, b, W, b.
    let text =
        "[[1.5 2.5] [3.5 4.5]] [[5.5] [-6.5]] [[-1. -2.]] [[-3.]]".replace("]] [[", "]]\n[[");
    let both = networks(&text);
    assert_eq!(both.len(), 2);
    assert_eq!(both[0].parameters, PARAMETERS);
    assert_eq!(both[0].arrays, [(0, Some(2)), (1, Some(3))]);
    assert_eq!(both[1].parameters, [1.5, 3.5, 2.5, 4.5, 5.5, -6.5, -1.0, -2.0, -3.0]);
    assert_eq!(both[1].arrays, [(0, Some(1)), (2, Some(3))]);

    // A square matrix, and two rows of which either can be the biases.
    let all = networks("[[1.5, 2.5], [3.5, 4.5]], [-1, -2], [5.5, -6.5], [-3]");
    assert_eq!(all.len(), 4);
    assert_eq!((&all[0].parameters[..], all[0].order), (&PARAMETERS[..], Order::InOut));
    assert_eq!(all[1].parameters[4..], [5.5, -6.5, -1.0, -2.0, -3.0]);
    assert_eq!((&all[2].parameters[..4], all[2].order), (&[1.5, 3.5, 2.5, 4.5][..], Order::OutIn));
}

#[test]
fn a_network_becomes_the_start_of_a_run() {
    let text = "[[20, 20], [20, 20]], [[-10, -30]], [[20], [-20]], [[-10]]";
    let present = settings(&[(Setting::Seed, "11"), (Setting::LearningRate, "0.5")]);
    let network = &networks_beside(text, &present)[0];
    let opened = network.settings(&present).unwrap();
    assert_eq!(opened.to_link(), "lr=0.5&parameters=20,20,20,20,-10,-30,20,-20,-10");
    let trainer = Trainer::new(opened.run().clone());
    let rounded: Vec<f64> = trainer.outputs().map(f64::round).collect();
    assert_eq!(rounded, [0.0, 1.0, 1.0, 0.0]);
}

#[test]
fn layers_can_be_without_biases_and_as_many_as_one_likes() {
    let [network] = &networks("W1=[[1, 2, 3], [4, 5, 6]], W2=[[7], [8], [9]]")[..] else {
        panic!()
    };
    assert_eq!((network.name().as_str(), &network.biases[..]), ("2-3-1", &[false, false][..]));
    let opened = network.settings(&Settings::default()).unwrap();
    assert_eq!(opened.to_link(), "hidden=3&bias=off&parameters=1,2,3,4,5,6,7,8,9");

    let [network] = &networks("w = np.array([0.5, -0.5])\nb = 0.25")[..] else { panic!() };
    assert_eq!(network.parameters, [0.5, -0.5, 0.25]);
    assert_eq!(network.settings(&Settings::default()).unwrap().text(Setting::Hidden), "0");

    let [network] = &networks(
        "[[[1, 2, 3], [4, 5, 6]], [1, 2, 3], [[1, 2], [3, 4], [5, 6]], [1, 2], [[1], [2]], [1]]",
    )[..] else {
        panic!()
    };
    assert_eq!(network.name(), "2-3-2-1");

    // As many numbers as the present network has, in one row.
    let row = PARAMETERS.map(|number| number.to_string()).join(", ");
    let both = networks(&format!("[{row}]"));
    assert_eq!(both[0].parameters, PARAMETERS);
    assert_eq!(both[1].parameters[..4], [1.5, 3.5, 2.5, 4.5]);
    assert_eq!(networks(&row), both);
}

#[test]
fn as_many_numbers_as_rows_are_predictions() {
    for text in [
        "[[0.05] [0.95] [0.9] [0.5]]",
        "[[0.05]\n [0.95]\n [0.9 ]\n [0.5 ]]",
        "array([[0.05],\n       [0.95],\n       [0.9],\n       [0.5]], dtype=float32)",
        "tensor([[0.0500],\n        [0.9500],\n        [0.9000],\n        [0.5000]], grad_fn=<SigmoidBackward0>)",
        "0.05, 0.95, 0.9, 0.5",
        "5% 95% 90% 50%",
        "(0.05, 0.95, 0.9, 0.5)",
        "Output from neural network: [0.05] [0.95] [0.9] [0.5]",
        "[0.05]\n[0.95]\n[0.9]\n[0.5]",
        "[0 0] [0.05]\n[0 1] [0.95]\n[1 0] [0.9]\n[1 1] [0.5]",
        "(0, 0) -> 0.05\n(0, 1) -> 0.95\n(1, 1) -> 0.5\n(1, 0) -> 0.9",
        "0 XOR 0 = 0.05\n0 XOR 1 = 0.95\n1 XOR 0 = 0.9\n1 XOR 1 = 0.5",
        "Input: [0. 0.], prediction: 0.05; input: [0. 1.], prediction: 0.95; input: [1. 0.], prediction: 0.9; input: [1. 1.], prediction: 0.5",
        "[np.float64(0.05), np.float64(0.95), np.float64(0.9), np.float64(0.5)]",
        // What is printed beside them does not count.
        "epoch 5000, loss 0.12\n(0 ^ 0) = 0.05\n(0 ^ 1) = 0.95\n(1 ^ 0) = 0.9\n(1 ^ 1) = 0.5",
        "Enter x: 0\nEnter y: 0\n(0 ^ 0) = 0.05\nEnter x: 0\nEnter y: 1\n(0 ^ 1) = 0.95\nEnter x: 1\nEnter y: 1\n\
         (1 ^ 1) = 0.5\nEnter x: 1\nEnter y: 0\n(1 ^ 0) = 0.9",
        "Loss: 0.12\n[[0.05]\n [0.95]\n [0.9 ]\n [0.5 ]]",
        "Predictions after 5000 epochs: [0.05 0.95 0.9 0.5], learning_rate = 0.1",
        "1/1 ━━━━━━━━━━ 0s 31ms/step\n[[0.05]\n [0.95]\n [0.9 ]\n [0.5 ]]",
        "0,05\n0,95\n0,9\n0,5\n",
    ] {
        assert_eq!(predictions(text), [0.05, 0.95, 0.9, 0.5], "{text}");
    }
    // They could be weights, too.
    let present = settings(&[(Setting::Data, "0,0,0;0,1,1;1,0,1")]);
    let understood = understood_beside("w = [0.5, -0.5], b = 0.1", &present).unwrap();
    assert!(matches!(understood, Understood::Networks(_)));
    let present = settings(&[(Setting::Data, "0,0,0;0,1,1;1,0,1"), (Setting::Hidden, "0")]);
    match understood_beside("[0.5, -0.5, 0.1]", &present) {
        Ok(Understood::Predictions { outputs, networks }) => {
            assert_eq!(outputs, [0.5, -0.5, 0.1]);
            assert_eq!(networks[0].parameters, outputs);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_number_is_a_loss() {
    for text in [
        "0.25",
        "[0.25]",
        "loss: 0.2500",
        "Epoch 5000, loss: 0.25",
        "tensor(0.25, grad_fn=<MseLossBackward0>)",
        "The loss doesn't go below 0.25.",
        "MSE = 25%",
        "0,25",
        "Epoch 4000, Loss: 0.2501\nEpoch 5000, Loss: 0.2500",
        "Epoch 0 Loss 0.3\nEpoch 1000 Loss 0.27\nEpoch 2000 Loss 0.25\n",
        "loss: 0.3\nloss: 0.29\nloss: 0.27\nloss: 0.25",
        "losses = [0.3, 0.29, 0.27, 0.25]",
        "Epoch 500/500\n1/1 [==============================] - 0s 3ms/step - loss: 0.2500 - accuracy: 0.5000",
        "loss after 5000 epochs: 0.25",
        "num_epochs = 5000, loss 0.25",
        "2024/01/15 loss: 0.25",
    ] {
        assert_eq!(
            understood_beside(text, &Settings::default()),
            Ok(Understood::Loss(0.25)),
            "{text}"
        );
    }
}

#[test]
fn what_is_not_understood_is_named() {
    for (text, message) in [
        ("", "There is no number in the text."),
        ("my network doesn't learn", "There is no number in the text."),
        ("[]", "There is no number in the text."),
        (
            "1 2 3",
            "3 numbers: predictions are 4 in a row or a column, weights and biases of a 2-2-1 network 9.",
        ),
        (
            "[[0.6, 0.6], [0.6, 0.6]]",
            "4 numbers in an array of shape (2, 2): predictions are 4 in a row or a column, weights",
        ),
        ("Epoch 5000", "The numbers in the text are no weights, predictions or loss: words say"),
        ("worked yesterday; seed 11", "The numbers in the text are no weights"),
        (
            "Enter x: 0\nEnter y: 1\n(0 ^ 1) = 0.4995",
            "The text has answers to 1 of the 4 rows: paste those to all of them.",
        ),
        ("[[1, 2], [3, nan]]", "Line 1 has “nan”, which is no finite number."),
        ("\n[[1, 2],\n[-inf, 4]]", "Line 3 has “inf”, which is no finite number."),
        ("[1e999]", "Line 1 has “1e999”, which is no finite number."),
        ("[[0.1 0.2 ... 0.3 0.4]]", "Line 1 has “...”: numbers are left out"),
        ("[[1, 2], [3, 4]", "The bracket that line 1 opens is not closed: [."),
        ("(([[1, 2)))", "The bracket that line 1 opens is not closed: [."),
        ("1]", "Line 1 closes a bracket that is not open: ]."),
        (&"[".repeat(17), "Line 1 has brackets in brackets more than 16 deep."),
        (&"[1, 2]\n".repeat(15), "There are 15 arrays; the deepest network here has 14"),
        (&" ".repeat(200_001), "The text is longer than 200 kB"),
        (
            "[[1, 2], [3, 4], [5, 6]], [1, 2], [[1], [2]], [1]",
            "These are weights of a 3-2-1 network, which takes 3 inputs; the present data have 2.",
        ),
        (
            "[[1, 2, 3], [3, 4, 5]], [1, 2, 3], [[1, 2], [2, 3], [3, 4]], [1, 2]",
            "These are weights of a 2-3-2 network: it has 2 outputs, and networks here have one.",
        ),
        (
            "[[1, 2], [3, 4]], [1, 2, 3], [[1], [2]]",
            "9 numbers in arrays of shapes (2, 2), (3) and (2, 1): predictions are 4 in a row or a column, \
             weights and biases of a 2-2-1 network 9. From layer to layer these arrays do not fit together.",
        ),
    ] {
        let said = refused(text);
        assert!(said.starts_with(message), "{text}: {said}");
    }
    let wide = |rows: usize, columns: usize| format!("{:?}", vec![vec![1.0; columns]; rows]);
    let text = format!("{}, {}", wide(2, 32), wide(32, 1));
    assert!(refused(&text).starts_with("These are weights of a 2-32-1 network; here there are"));
}
