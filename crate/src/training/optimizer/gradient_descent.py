# Update weights and biases by gradient descent: each goes down its slope
def update(self, slopes):
    for parameter, slope in zip(self.parameters, slopes):
        parameter -= LEARNING_RATE * slope
