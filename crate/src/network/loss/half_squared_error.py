# Gradient of the predicted output, for the error E = half the sum of (t - y)^2
error_predicted_output = self.predicted_output - expected_output
d_predicted_output = error_predicted_output * DERIVATIVE
