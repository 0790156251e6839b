/** Compares what the plugin was compiled against, and what it uses, with the jars of a real Jenkins. */
package io.jenkins.plugins.reflector.signatures;
