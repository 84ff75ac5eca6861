# The velocity of each
self.velocities = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases with momentum (Polyak, 1964): each keeps part of its velocity
def update(self, gradients):
    for parameter, gradient, velocity in zip(self.parameters, gradients, self.velocities):
        velocity[:] = MOMENTUM * velocity + gradient
        parameter -= LEARNING_RATE * velocity
