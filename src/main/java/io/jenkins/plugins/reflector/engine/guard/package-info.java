/** What may keep a pick of a policy from being taken, beyond Flux: one class for each rule, each off unless asked for (product.md, "our options"). */
package io.jenkins.plugins.reflector.engine.guard;
