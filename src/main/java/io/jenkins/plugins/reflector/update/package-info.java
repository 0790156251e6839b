/** An update as Jenkins does it, whether a step or a build step asks for it. */
package io.jenkins.plugins.reflector.update;
