/** Versions and ranges by the rules of the library that Flux uses, quirks included (flux.md 2.3 to 2.5). */
package io.jenkins.plugins.reflector.engine.policy.semver;
