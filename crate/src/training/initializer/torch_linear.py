# Random weights and biases as PyTorch's linear layer has them, uniform in +-1 / sqrt(inputs)
WEIGHT = np.random.uniform(-1 / np.sqrt(INPUTS), 1 / np.sqrt(INPUTS), (INPUTS, NEURONS))
BIAS = np.random.uniform(-1 / np.sqrt(INPUTS), 1 / np.sqrt(INPUTS), (1, NEURONS))
