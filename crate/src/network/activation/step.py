# The step, whose derivative is 0 everywhere
def step(x):
    return np.where(x >= 0, 1.0, 0.0)
