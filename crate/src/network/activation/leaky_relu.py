# The leaky rectified linear unit, and its derivative, given its value
def leaky_relu(x):
    return np.where(x < 0, 0.01 * x, x)


def leaky_relu_derivative(value):
    return np.where(value > 0, 1.0, 0.01)
