# Random weights and biases around 0
WEIGHT = np.random.uniform(-RANGE, RANGE, (INPUTS, NEURONS))
BIAS = np.random.uniform(-RANGE, RANGE, (1, NEURONS))
