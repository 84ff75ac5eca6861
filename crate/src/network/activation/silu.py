# The sigmoid-weighted linear unit (Elfwing, Uchibe and Doya, 2018), and its derivative
def silu(x):
    return x / (1 + np.exp(-x))


def silu_derivative(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 + x * (1 - s))
