/** Tests on how the project is built and packed: the POMs, the views, the finished {@code .hpi}. */
package io.jenkins.plugins.reflector.build;
