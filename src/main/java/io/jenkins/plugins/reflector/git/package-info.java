/** What the Git of the engine takes from Jenkins and its Git plugins. */
package io.jenkins.plugins.reflector.git;
