# The sum of the squares of the gradients along each
self.squares = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases by AdaGrad (Duchi, Hazan and Singer, 2011): each goes down its
# gradient, divided by the root of the sum of the squares of the gradients so far
def update(self, gradients):
    for parameter, gradient, square in zip(self.parameters, gradients, self.squares):
        square += gradient**2
        parameter -= LEARNING_RATE * gradient / (np.sqrt(square) + EPSILON)
