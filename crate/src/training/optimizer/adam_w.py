# The mean of the gradient along each, and its mean square
self.means = [np.zeros_like(parameter) for parameter in self.parameters]
self.squares = [np.zeros_like(parameter) for parameter in self.parameters]
self.updates = 0


# Update weights and biases by AdamW (Loshchilov and Hutter, 2019): each goes down the mean of its
# gradients so far, divided by the root of their mean square, and loses a part of itself
def update(self, gradients):
    beta1, beta2 = BETA1, BETA2
    self.updates += 1
    each = zip(self.parameters, gradients, self.means, self.squares)
    for parameter, gradient, mean, square in each:
        mean[:] = beta1 * mean + (1 - beta1) * gradient
        square[:] = beta2 * square + (1 - beta2) * gradient**2
        # Both begin at 0, and are too small at first
        fair_mean = mean / (1 - beta1**self.updates)
        fair_square = square / (1 - beta2**self.updates)
        decay = WEIGHT_DECAY * parameter
        parameter -= LEARNING_RATE * (fair_mean / (np.sqrt(fair_square) + EPSILON) + decay)
