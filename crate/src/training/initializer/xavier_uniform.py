# Random weights (Glorot and Bengio, 2010), uniform in +-sqrt(6 / (inputs + neurons))
WEIGHT = np.random.uniform(-np.sqrt(6 / BOTH), np.sqrt(6 / BOTH), (INPUTS, NEURONS))
BIAS = np.zeros((1, NEURONS))
