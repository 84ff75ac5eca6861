# The sum of the squares of the slopes along each
self.squares = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases by AdaGrad (Duchi, Hazan and Singer, 2011): each goes down its slope,
# divided by the root of the sum of the squares of the slopes so far
def update(self, slopes):
    for parameter, slope, square in zip(self.parameters, slopes, self.squares):
        square += slope**2
        parameter -= LEARNING_RATE * slope / (np.sqrt(square) + EPSILON)
