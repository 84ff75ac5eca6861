# The exponential linear unit (Clevert et al., 2016), and its derivative, given its value
def elu(x):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def elu_derivative(value):
    return np.where(value > 0, 1.0, value + 1)
