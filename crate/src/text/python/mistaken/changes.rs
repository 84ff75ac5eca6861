//! The mistakes, each as the lines of `article.py` that are written otherwise.

use super::{Cause, Change, MistakenProgram};
use crate::analysis::Mistake;

const START: &str = "self.hidden_weight = np.random.rand(2, 2)
self.hidden_bias = np.random.rand(1, 2)
self.output_weight = np.random.rand(2, 1)
self.output_bias = np.random.rand(1, 1)";
const OUTPUT_DELTA: &str =
    "d_predicted_output = error_predicted_output * self.sigmoid_derivative(self.predicted_output)";
const HIDDEN_DELTA: &str =
    "d_hidden_layer = error_hidden_layer * self.sigmoid_derivative(self.hidden_layer_output)";
const HIDDEN_BIAS: &str = "self.hidden_bias += np.sum(d_hidden_layer, axis=0, keepdims=True)";
const OUTPUT_BIAS: &str = "self.output_bias += np.sum(d_predicted_output, axis=0, keepdims=True)";
const ERROR: &str = "error_predicted_output = self.expected_output - self.predicted_output";
const UPDATE: &str = "self.output_weight += self.hidden_layer_output.T.dot(d_predicted_output)
self.output_bias += np.sum(d_predicted_output, axis=0, keepdims=True)
self.hidden_weight += self.input_vector.T.dot(d_hidden_layer)
self.hidden_bias += np.sum(d_hidden_layer, axis=0, keepdims=True)";
const WHOLE_START: &str = "self.hidden_weight = np.random.rand(2, 2).astype(int)
self.hidden_bias = np.random.rand(1, 2).astype(int)
self.output_weight = np.random.rand(2, 1).astype(int)
self.output_bias = np.random.rand(1, 1).astype(int)";

const fn change(right: &'static str, wrong: &'static str) -> Change {
    Change { right, wrong }
}

pub(super) const ALL: &[MistakenProgram] = &[
    MistakenProgram {
        name: "derivative-of-sum",
        title: "The derivative is given the weighted sum",
        cause: Cause::Update(Mistake::DerivativeOfSum),
        changes: &[
            change(
                OUTPUT_DELTA,
                "d_predicted_output = error_predicted_output * self.sigmoid_derivative(self.output_layer_activation)",
            ),
            change(
                HIDDEN_DELTA,
                "d_hidden_layer = error_hidden_layer * self.sigmoid_derivative(self.hidden_layer_activation)",
            ),
        ],
    },
    MistakenProgram {
        name: "derivative-of-sigmoid",
        title: "The derivative takes the sigmoid once more",
        cause: Cause::Update(Mistake::DerivativeOfSigmoid),
        changes: &[change(
            "def sigmoid_derivative(x):\n    return x * (1 - x)",
            "def sigmoid_derivative(x):\n    s = 1 / (1 + np.exp(-x))\n    return s * (1 - s)",
        )],
    },
    MistakenProgram {
        name: "sigmoid-twice",
        title: "The output goes through the sigmoid twice",
        cause: Cause::Update(Mistake::SigmoidTwice),
        changes: &[change(
            "self.predicted_output = self.sigmoid(self.output_layer_activation)",
            "self.predicted_output = self.sigmoid(self.sigmoid(self.output_layer_activation))",
        )],
    },
    MistakenProgram {
        name: "no-derivative",
        title: "No derivative: the error itself goes back",
        cause: Cause::Update(Mistake::NoDerivative),
        changes: &[
            change(OUTPUT_DELTA, "d_predicted_output = error_predicted_output"),
            change(HIDDEN_DELTA, "d_hidden_layer = error_hidden_layer"),
        ],
    },
    MistakenProgram {
        name: "no-output-derivative",
        title: "No derivative at the output alone",
        cause: Cause::Setting("loss=cross-entropy&lr=4"),
        changes: &[change(OUTPUT_DELTA, "d_predicted_output = error_predicted_output")],
    },
    MistakenProgram {
        name: "weights-first",
        title: "The output weights are changed before the error goes back through them",
        cause: Cause::Update(Mistake::WeightsFirst),
        changes: &[
            change(
                "# Gradient descent of hidden layer",
                "self.output_weight += self.hidden_layer_output.T.dot(d_predicted_output)\n\n\
                 # Gradient descent of hidden layer",
            ),
            change(
                "# Update weights and biases of network\n\
                 self.output_weight += self.hidden_layer_output.T.dot(d_predicted_output)",
                "# Update weights and biases of network",
            ),
        ],
    },
    MistakenProgram {
        name: "turned-sign",
        title: "The sign is turned",
        cause: Cause::Update(Mistake::TurnedSign),
        changes: &[change(ERROR, "error_predicted_output = self.predicted_output - self.expected_output")],
    },
    MistakenProgram {
        name: "no-bias",
        title: "No biases",
        cause: Cause::Setting("bias=off"),
        changes: &[
            change(
                START,
                "self.hidden_weight = np.random.rand(2, 2)\nself.output_weight = np.random.rand(2, 1)",
            ),
            change("self.hidden_layer_activation += self.hidden_bias", ""),
            change("self.output_layer_activation += self.output_bias", ""),
            change(OUTPUT_BIAS, ""),
            change(HIDDEN_BIAS, ""),
        ],
    },
    MistakenProgram {
        name: "frozen-biases",
        title: "Biases that are never updated",
        cause: Cause::Update(Mistake::FrozenBiases),
        changes: &[change(OUTPUT_BIAS, ""), change(HIDDEN_BIAS, "")],
    },
    MistakenProgram {
        name: "whole-numbers",
        title: "Weights are whole numbers, updated with +=",
        cause: Cause::Raises(
            "UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting \
             rule 'same_kind'",
        ),
        changes: &[change(START, WHOLE_START)],
    },
    MistakenProgram {
        name: "whole-numbers-cut",
        title: "Weights are whole numbers, updated with [:] =",
        cause: Cause::Update(Mistake::WholeNumbers),
        changes: &[
            change(START, WHOLE_START),
            change(
                UPDATE,
                "self.output_weight[:] = self.output_weight + self.hidden_layer_output.T.dot(d_predicted_output)
self.output_bias[:] = self.output_bias + np.sum(d_predicted_output, axis=0, keepdims=True)
self.hidden_weight[:] = self.hidden_weight + self.input_vector.T.dot(d_hidden_layer)
self.hidden_bias[:] = self.hidden_bias + np.sum(d_hidden_layer, axis=0, keepdims=True)",
            ),
        ],
    },
    MistakenProgram {
        name: "zeros",
        title: "All weights and biases start at 0",
        cause: Cause::Setting("start=zeros"),
        changes: &[change(
            START,
            "self.hidden_weight = np.zeros((2, 2))
self.hidden_bias = np.zeros((1, 2))
self.output_weight = np.zeros((2, 1))
self.output_bias = np.zeros((1, 1))",
        )],
    },
    MistakenProgram {
        name: "equal",
        title: "All weights and biases start equal",
        cause: Cause::Setting("parameters=0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5"),
        changes: &[change(
            START,
            "self.hidden_weight = np.full((2, 2), 0.5)
self.hidden_bias = np.full((1, 2), 0.5)
self.output_weight = np.full((2, 1), 0.5)
self.output_bias = np.full((1, 1), 0.5)",
        )],
    },
    MistakenProgram {
        name: "averaged",
        title: "The gradient is averaged, and the rate left as it was",
        cause: Cause::Setting("lr=0.25"),
        changes: &[change(
            ERROR,
            "error_predicted_output = (self.expected_output - self.predicted_output) / len(self.expected_output)",
        )],
    },
    MistakenProgram {
        name: "fixed-order",
        title: "One row at a time, never shuffled",
        cause: Cause::Setting("batch=1&order=given"),
        changes: &[change(
            "    self.feedforward()\n    self.backpropagation()",
            "    for row in range(4):
        self.input_vector = INPUTS[row : row + 1]
        self.expected_output = TARGETS[row : row + 1]
        self.feedforward()
        self.backpropagation()
self.input_vector, self.expected_output = INPUTS, TARGETS",
        )],
    },
];
