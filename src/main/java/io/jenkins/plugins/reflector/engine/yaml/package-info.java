/** YAML 1.2 as a tree whose every node knows where it stands. The one place for limits and for the words of YAML errors. */
package io.jenkins.plugins.reflector.engine.yaml;
