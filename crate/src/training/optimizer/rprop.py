# The gradient along each before, and the step that it takes
self.previous_gradients = [np.zeros_like(parameter) for parameter in self.parameters]
self.steps = [np.full_like(parameter, LEARNING_RATE) for parameter in self.parameters]


# Update weights and biases by resilient propagation (Riedmiller and Braun, 1993): only the sign
# of a gradient counts
def update(self, gradients):
    each = zip(self.parameters, gradients, self.previous_gradients, self.steps)
    for parameter, gradient, previous, step in each:
        # A step grows while the sign stays, and shrinks where it turns
        turn = gradient * previous
        step *= np.where(turn > 0, GROW, np.where(turn < 0, SHRINK, 1.0))
        step[:] = np.clip(step, MIN_STEP, MAX_STEP)
        # Where the sign has turned, the parameter rests once
        previous[:] = np.where(turn < 0, 0.0, gradient)
        parameter -= np.sign(previous) * step
