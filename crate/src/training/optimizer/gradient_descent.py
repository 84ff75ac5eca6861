# Update weights and biases by gradient descent: each goes down its gradient
def update(self, gradients):
    for parameter, gradient in zip(self.parameters, gradients):
        parameter -= LEARNING_RATE * gradient
