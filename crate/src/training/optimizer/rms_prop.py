# The mean square of the gradient along each
self.squares = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases by RMSProp (Tieleman and Hinton, 2012): each goes down its gradient,
# divided by the root of the mean square of the gradients so far
def update(self, gradients):
    decay = DECAY
    for parameter, gradient, square in zip(self.parameters, gradients, self.squares):
        square[:] = decay * square + (1 - decay) * gradient**2
        parameter -= LEARNING_RATE * gradient / (np.sqrt(square) + EPSILON)
