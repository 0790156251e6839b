/** From a policy to its answer: repository, access, tags, pick and digest (flux.md 2.2). */
package io.jenkins.plugins.reflector.engine.resolve;
