/** The rules of the architecture, as tests on the compiled classes. */
package io.jenkins.plugins.reflector.arch;
