# The article's program: seed SEED
# TITLE
# Needs Python 3 and NumPy.
import numpy as np

EPOCHS = [0, 1, 10, 100, 1000, 5000]
INPUTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TARGETS = np.array([[0], [1], [1], [0]])


class XORNeuralNetwork:
    def __init__(self, inputs, expected_output):
        # Random weights and biases
        np.random.seed(SEED)
        self.hidden_weight = np.random.rand(2, 2)
        self.hidden_bias = np.random.rand(1, 2)
        self.output_weight = np.random.rand(2, 1)
        self.output_bias = np.random.rand(1, 1)

        # Inputs and expected output
        self.input_vector = inputs
        self.expected_output = expected_output

    # Activation function and its derivative
    @staticmethod
    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    @staticmethod
    def sigmoid_derivative(x):
        return x * (1 - x)

    # Forward propagation
    def feedforward(self):
        # Forward pass for hidden layer
        self.hidden_layer_activation = np.dot(self.input_vector, self.hidden_weight)
        self.hidden_layer_activation += self.hidden_bias
        self.hidden_layer_output = self.sigmoid(self.hidden_layer_activation)

        # Forward pass for output layer
        self.output_layer_activation = np.dot(self.hidden_layer_output, self.output_weight)
        self.output_layer_activation += self.output_bias
        self.predicted_output = self.sigmoid(self.output_layer_activation)

    # Backward propagation
    def backpropagation(self):
        # Gradient descent of predicted output
        error_predicted_output = self.expected_output - self.predicted_output
        d_predicted_output = error_predicted_output * self.sigmoid_derivative(self.predicted_output)

        # Gradient descent of hidden layer
        error_hidden_layer = d_predicted_output.dot(self.output_weight.T)
        d_hidden_layer = error_hidden_layer * self.sigmoid_derivative(self.hidden_layer_output)

        # Update weights and biases of network
        self.output_weight += self.hidden_layer_output.T.dot(d_predicted_output)
        self.output_bias += np.sum(d_predicted_output, axis=0, keepdims=True)
        self.hidden_weight += self.input_vector.T.dot(d_hidden_layer)
        self.hidden_bias += np.sum(d_hidden_layer, axis=0, keepdims=True)

    def train(self, epoch):
        for i in range(epoch):
            self.feedforward()
            self.backpropagation()


def main():
    network = XORNeuralNetwork(INPUTS, TARGETS)
    trained = 0
    for epoch in EPOCHS:
        network.train(epoch - trained)
        trained = epoch
        network.feedforward()
        loss = np.mean((TARGETS - network.predicted_output) ** 2)
        print(f"Epoch {epoch}: loss {loss}")
    for (x, y), (prediction,) in zip(INPUTS, network.predicted_output):
        print(f"({x} ^ {y}) = {prediction}")


if __name__ == "__main__":
    main()
