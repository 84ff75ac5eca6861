# The mean square of the slope along each
self.squares = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases by RMSProp (Tieleman and Hinton, 2012): each goes down its slope,
# divided by the root of the mean square of the slopes so far
def update(self, slopes):
    decay = DECAY
    for parameter, slope, square in zip(self.parameters, slopes, self.squares):
        square[:] = decay * square + (1 - decay) * slope**2
        parameter -= LEARNING_RATE * slope / (np.sqrt(square) + EPSILON)
