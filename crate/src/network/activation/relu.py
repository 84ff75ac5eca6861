# The rectified linear unit, and its derivative, given its value
def relu(x):
    return np.maximum(0, x)


def relu_derivative(value):
    return np.where(value > 0, 1.0, 0.0)
