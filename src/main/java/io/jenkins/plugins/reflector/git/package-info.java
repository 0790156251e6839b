/** Git as the controller wants it: by the host-key policy of the Git client plugin. */
package io.jenkins.plugins.reflector.git;
