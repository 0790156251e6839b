/** What the plugin remembers beside its configuration: files below {@code $JENKINS_HOME/image-reflector}, written atomically, with a version in the name. */
package io.jenkins.plugins.reflector.store;
