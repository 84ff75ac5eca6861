# The velocity of each
self.velocities = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases by Nesterov's accelerated gradient (1983): momentum that looks ahead
def update(self, slopes):
    for parameter, slope, velocity in zip(self.parameters, slopes, self.velocities):
        velocity[:] = MOMENTUM * velocity + slope
        parameter -= LEARNING_RATE * (slope + MOMENTUM * velocity)
