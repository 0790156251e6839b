/** Judges tags: which are candidates, which one wins, and why each of the others does not (flux.md 2). */
package io.jenkins.plugins.reflector.engine.policy;
