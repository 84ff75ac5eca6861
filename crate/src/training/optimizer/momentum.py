# The velocity of each
self.velocities = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases with momentum (Polyak, 1964): each keeps part of its velocity
def update(self, slopes):
    for parameter, slope, velocity in zip(self.parameters, slopes, self.velocities):
        velocity[:] = MOMENTUM * velocity + slope
        parameter -= LEARNING_RATE * velocity
