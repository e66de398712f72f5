/** Quality rules by exact name, ONNX text classifiers, and how to train one. */
package dev.tamis.classify;
