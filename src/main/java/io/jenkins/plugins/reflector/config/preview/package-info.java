/** What a policy would pick, told in its form before anything is saved. */
package io.jenkins.plugins.reflector.config.preview;
