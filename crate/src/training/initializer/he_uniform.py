# Random weights (He et al., 2015), uniform in +-sqrt(6 / inputs)
WEIGHT = np.random.uniform(-np.sqrt(6 / INPUTS), np.sqrt(6 / INPUTS), (INPUTS, NEURONS))
BIAS = np.zeros((1, NEURONS))
