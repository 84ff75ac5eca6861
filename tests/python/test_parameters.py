"""Weights from other libraries: `python3 tests/python/test_parameters.py`, where the package is installed."""

import unittest

import numpy as np
from xor_playground import XorPlayground, layers_of, link_of

W1 = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
B1 = [7.0, 8.0, 9.0]
W2 = [[10.0], [11.0], [12.0]]
B2 = [13.0]
NUMBERS = ",".join(f"{number}.0" for number in range(1, 14))


class Tensor:
    """What is asked of a tensor of PyTorch's."""

    def __init__(self, values):
        self.values = np.array(values)

    def detach(self):
        return self

    def cpu(self):
        return self

    def double(self):
        return self

    def numpy(self):
        return self.values


class Linear:
    def __init__(self, weight, bias):
        self.weight = Tensor(weight)
        self.bias = None if bias is None else Tensor(bias)


class Tanh:
    pass


class Sigmoid:
    pass


class Sequential:
    def __init__(self, *parts):
        self.parts = parts

    def modules(self):
        return [self, *self.parts]

    def state_dict(self):
        return {}


class Links(unittest.TestCase):
    def test_arrays_are_read_as_numpy_programs_and_keras_have_them(self):
        expected = f"hidden=3&parameters={NUMBERS}"
        self.assertEqual(link_of([W1, B1, W2, B2]), expected)
        self.assertEqual(link_of([np.array(W1), np.array([B1]), np.array(W2), np.array([B2])]), expected)

    def test_layers_can_be_without_biases(self):
        self.assertEqual(
            link_of([W1, W2, B2]),
            "hidden=3&bias=off,on&parameters=1.0,2.0,3.0,4.0,5.0,6.0,10.0,11.0,12.0,13.0",
        )

    def test_one_neuron_alone_is_no_hidden_layer(self):
        self.assertEqual(link_of([[[1.0], [2.0]], [3.0]]), "hidden=0&parameters=1.0,2.0,3.0")

    def test_a_module_of_pytorch_says_its_activations_and_has_its_weights_the_other_way(self):
        module = Sequential(Linear(np.transpose(W1), B1), Tanh(), Linear(np.transpose(W2), B2), Sigmoid())
        self.assertEqual(link_of(module), f"hidden=3&activation=tanh&output=sigmoid&parameters={NUMBERS}")
        without = Sequential(Linear(np.transpose(W1), B1), Linear(np.transpose(W2), None))
        self.assertIn("&activation=linear&output=linear&bias=on,off&", link_of(without))

    def test_activations_can_be_said(self):
        link = link_of([W1, B1, W2, B2], ["relu", "sigmoid"])
        self.assertTrue(link.startswith("hidden=3&activation=relu&output=sigmoid&"))

    def test_numbers_keep_all_their_digits(self):
        number = 0.1 + 0.2
        self.assertIn(f"parameters={number!r},", link_of([[[number], [2.0]], [3.0]]))

    def test_what_is_no_network_is_answered_in_words(self):
        for source, words in [
            ([], "no weights"),
            ([[1.0, 2.0]], "neither weights nor biases"),
            ([W1, B1, np.transpose(W2), B2], "the other way around"),
            ([W1, B1], "3 outputs"),
            ([[[float("nan")], [1.0]]], "finite"),
        ]:
            with self.assertRaisesRegex(ValueError, words):
                link_of(source)
        with self.assertRaisesRegex(ValueError, "2 layers, and activations of 1"):
            link_of([W1, B1, W2, B2], ["relu"])

    def test_layers_are_arrays(self):
        layers, activations = layers_of([W1, B1, W2, B2])
        self.assertIsNone(activations)
        self.assertEqual([layer.weights.shape for layer in layers], [(2, 3), (3, 1)])
        self.assertEqual([layer.biases.shape for layer in layers], [(3,), (1,)])


class Widget(unittest.TestCase):
    def test_settings_are_those_of_a_link(self):
        self.assertEqual(XorPlayground(seed=11, lr=0.5, data_seed=3).run, "seed=11&lr=0.5&data-seed=3")
        self.assertEqual(XorPlayground("https://example.org/#seed=3", lr=2).run, "seed=3&lr=2")
        self.assertEqual(XorPlayground(weights=[W1, B1, W2, B2]).run, f"hidden=3&parameters={NUMBERS}")
        self.assertEqual(XorPlayground().weights, [])


if __name__ == "__main__":
    unittest.main()
