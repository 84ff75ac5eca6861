# The sigmoid, and its derivative, given its value
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(value):
    return value * (1 - value)
