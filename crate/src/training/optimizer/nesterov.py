# The velocity of each
self.velocities = [np.zeros_like(parameter) for parameter in self.parameters]


# Update weights and biases by Nesterov's accelerated gradient (1983): momentum that looks ahead
def update(self, gradients):
    for parameter, gradient, velocity in zip(self.parameters, gradients, self.velocities):
        velocity[:] = MOMENTUM * velocity + gradient
        parameter -= LEARNING_RATE * (gradient + MOMENTUM * velocity)
